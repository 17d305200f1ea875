using System;

namespace SipPhone.Board.Host
{
    /// <summary>Trust anchors were refused. The message names the source and says what to do, for people.</summary>
    public sealed class TrustStoreException : Exception
    {
        /// <summary>Makes one.</summary>
        /// <param name="problem">What is wrong.</param>
        /// <param name="message">The same for people.</param>
        /// <param name="inner">The platform's error behind it, if any.</param>
        public TrustStoreException(TrustStoreProblem problem, string message, Exception? inner = null)
            : base(message, inner)
        {
            Problem = problem;
        }

        /// <summary>What is wrong.</summary>
        public TrustStoreProblem Problem { get; }
    }
}
