using System;

namespace SipPhone.Lab.Naming
{
    /// <summary>A zone's text is wrong. The message names source and line and says what to write.</summary>
    public sealed class ZoneFormatException : Exception
    {
        /// <summary>Makes one.</summary>
        /// <param name="message">For people.</param>
        /// <param name="inner">What the value itself was found to break, if anything.</param>
        public ZoneFormatException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
