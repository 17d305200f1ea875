using System;
using System.IO;

namespace SipPhone.Board.Host
{
    /// <summary>A serial line cannot be opened or used; the message is for a person, and names the port.</summary>
    public sealed class SerialLineException : IOException
    {
        /// <summary>Makes one.</summary>
        /// <param name="problem">What is wrong.</param>
        /// <param name="message">What is wrong, where, and what to do.</param>
        /// <param name="inner">What the platform threw; null for nothing.</param>
        public SerialLineException(SerialLineProblem problem, string message, Exception? inner = null)
            : base(message, inner)
        {
            Problem = problem;
        }

        /// <summary>What is wrong.</summary>
        public SerialLineProblem Problem { get; }
    }
}
