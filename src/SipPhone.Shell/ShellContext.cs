using System;
using SipPhone.Shell.Application;

namespace SipPhone.Shell
{
    /// <summary>What a command works with.</summary>
    public sealed class ShellContext
    {
        /// <summary>The answer.</summary>
        public Reply Reply { get; private set; }

        /// <summary>The phone and its settings.</summary>
        public PhoneApplication Application { get; private set; }

        /// <summary>The buffer of the arguments: quotes and escapes are taken off.</summary>
        public byte[] Arguments { get; private set; }

        /// <summary>How many arguments there are, the command's name not counted.</summary>
        public int ArgumentCount { get; private set; }

        /// <summary>The line that <see cref="WaitForLine"/> waited for, in the step after it.</summary>
        public byte[] Line { get; private set; }

        /// <summary>Where it ends, exclusive; it starts at 0.</summary>
        public int LineEnd { get; private set; }

        /// <summary>Where an argument starts.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1.</param>
        /// <returns>A position in <see cref="Arguments"/>.</returns>
        public int OffsetOf(int index)
        {
            throw new NotSupportedException();
        }

        /// <summary>Where it ends, exclusive.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1.</param>
        /// <returns>A position in <see cref="Arguments"/>.</returns>
        public int EndOf(int index)
        {
            throw new NotSupportedException();
        }

        /// <summary>Tells whether an argument is a word, letters folded.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1; false beyond.</param>
        /// <param name="word">The word.</param>
        /// <returns>True when it is.</returns>
        public bool IsArgument(int index, string word)
        {
            throw new NotSupportedException();
        }

        /// <summary>
        /// The next step comes when a line was typed. For <see cref="LineKind.Confirmation"/> the shell writes the
        /// question and answers <c>confirm</c>, for <see cref="LineKind.Paste"/> it answers <c>paste</c>; the fields that
        /// the step wrote to the reply go with it. After <c>Limits.ConsoleInputTimeoutMs</c> without a line the command
        /// is cancelled.
        /// </summary>
        /// <param name="kind">What is waited for.</param>
        /// <param name="question">What a person is asked; null for nothing.</param>
        public void WaitForLine(LineKind kind, string question)
        {
            throw new NotSupportedException();
        }

        /// <summary>The next step comes with the next poll, and at the deadline at the latest; ^C cancels.</summary>
        /// <param name="deadlineMs">On the monotonic clock.</param>
        public void WaitUntil(long deadlineMs)
        {
            throw new NotSupportedException();
        }

        /// <summary>Locks the console again, where there is a password: what <c>logout</c> does.</summary>
        public void Lock()
        {
            throw new NotSupportedException();
        }
    }
}
