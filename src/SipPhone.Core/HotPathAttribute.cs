using System;

namespace SipPhone.Core
{
    /// <summary>
    /// Marks a method that must not touch the managed heap: no object, array, boxing, string literal, delegate or
    /// virtual call in it or in what it calls. The IL guard (tests/Tidy) enforces this on the device build of every
    /// portable assembly.
    /// </summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, Inherited = false)]
    public sealed class HotPathAttribute : Attribute
    {
    }
}
