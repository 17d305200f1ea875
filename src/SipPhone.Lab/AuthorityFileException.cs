using System;

namespace SipPhone.Lab
{
    /// <summary>A file of an authority, or for one, cannot be used. The message names it and what is wrong.</summary>
    public sealed class AuthorityFileException : Exception
    {
        /// <summary>Makes one.</summary>
        /// <param name="message">For people.</param>
        /// <param name="inner">The platform's error behind it, if any.</param>
        public AuthorityFileException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
