using System;

namespace SipPhone.Lab
{
    /// <summary>A policy file is wrong. The message names file and line and says what to write.</summary>
    public sealed class AuthorityPolicyException : Exception
    {
        /// <summary>Makes one.</summary>
        /// <param name="message">For people.</param>
        /// <param name="inner">The platform's error behind it, if any.</param>
        public AuthorityPolicyException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
