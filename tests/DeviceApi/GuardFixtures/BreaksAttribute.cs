using System;

namespace GuardFixtures
{
    /// <summary>
    /// Names a rule that the guard must report for a type. No other may be; a type without it is clean.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
    public sealed class BreaksAttribute : Attribute
    {
        /// <summary>Marks a type.</summary>
        /// <param name="rule">The name of a GuardRule.</param>
        public BreaksAttribute(string rule)
        {
            Rule = rule;
        }

        /// <summary>The name of a GuardRule.</summary>
        public string Rule { get; }
    }
}
