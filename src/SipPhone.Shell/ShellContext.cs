using SipPhone.Core;
using SipPhone.Settings.Access;
using SipPhone.Shell.Application;
using SipPhone.Shell.Commands;

namespace SipPhone.Shell
{
    // What stands between a command and the session: the words of its line, and what it asked to wait for.
    // Invariant: a wait holds until the next step, which has to ask anew.

    /// <summary>What a command works with.</summary>
    public sealed class ShellContext
    {
        /// <summary>What <see cref="DeadlineMs"/> is when the next step may come at once.</summary>
        internal const long NoWait = -1;

        private readonly CommandLine _words;

        internal ShellContext(IShellHost host, CommandTable commands, Reply reply, CommandLine words)
        {
            Host = host;
            Commands = commands;
            Reply = reply;
            _words = words;
            IsUnlocked = host.Access == null || !host.Access.IsProtected;
            DeadlineMs = NoWait;
        }

        /// <summary>The answer.</summary>
        public Reply Reply { get; private set; }

        /// <summary>Whose console it is.</summary>
        public IShellHost Host { get; private set; }

        /// <summary>The phone and its settings; null where the host is another.</summary>
        public PhoneApplication Application
        {
            get { return (object)Host as PhoneApplication; }
        }

        /// <summary>All commands, for the help.</summary>
        public CommandTable Commands { get; private set; }

        /// <summary>
        /// The buffer of the arguments: quotes and escapes are taken off. One blank stands between each two, so that
        /// the rest of a line from an argument on is <c>[OffsetOf(index), EndOf(ArgumentCount - 1))</c>.
        /// </summary>
        public byte[] Arguments
        {
            get { return _words.Buffer; }
        }

        /// <summary>How many arguments there are, the command's name not counted.</summary>
        public int ArgumentCount
        {
            get { return _words.Count - 1; }
        }

        /// <summary>The line that <see cref="WaitForLine"/> waited for, in the step after it.</summary>
        public byte[] Line { get; private set; }

        /// <summary>Where it ends, exclusive; it starts at 0.</summary>
        public int LineEnd { get; private set; }

        /// <summary>Whether that line is <c>yes</c>, letters folded.</summary>
        public bool IsYes
        {
            get { return Line != null && Ascii.EqualsIgnoreCase(Line, 0, LineEnd, Ascii.ToBytes("yes")); }
        }

        /// <summary>True while a password is wanted.</summary>
        public bool IsLocked
        {
            get
            {
                ConsoleAccess access = Host.Access;
                return access != null && access.IsProtected && !IsUnlocked;
            }
        }

        /// <summary>
        /// Whether whoever is here may use the console: gave the password, or came before there was one.
        /// </summary>
        internal bool IsUnlocked { get; private set; }

        /// <summary>Whether a line is waited for.</summary>
        internal bool IsWaitingForLine { get; private set; }

        /// <summary>What kind of line.</summary>
        internal LineKind Kind { get; private set; }

        /// <summary>What a person is asked; null for nothing.</summary>
        internal string Question { get; private set; }

        /// <summary>When the next step is due at the latest; <see cref="NoWait"/> for at once.</summary>
        internal long DeadlineMs { get; private set; }

        /// <summary>Where an argument starts.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1.</param>
        /// <returns>A position in <see cref="Arguments"/>.</returns>
        public int OffsetOf(int index)
        {
            return _words.OffsetOf(index + 1);
        }

        /// <summary>Where it ends, exclusive.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1.</param>
        /// <returns>A position in <see cref="Arguments"/>.</returns>
        public int EndOf(int index)
        {
            return _words.EndOf(index + 1);
        }

        /// <summary>Tells whether an argument is a word, letters folded.</summary>
        /// <param name="index">0 to <see cref="ArgumentCount"/> - 1; false beyond.</param>
        /// <param name="word">The word.</param>
        /// <returns>True when it is.</returns>
        public bool IsArgument(int index, string word)
        {
            return index < ArgumentCount
                && Ascii.EqualsIgnoreCase(Arguments, OffsetOf(index), EndOf(index), Ascii.ToBytes(word));
        }

        /// <summary>
        /// The next step comes when a line was typed. For <see cref="LineKind.Confirmation"/> the shell writes the
        /// question and answers <c>confirm</c>, for the others it answers <c>paste</c>; the fields that the step wrote
        /// to the reply go with it. After <c>Limits.ConsoleInputTimeoutMs</c> without a line the command is cancelled.
        /// </summary>
        /// <param name="kind">What is waited for.</param>
        /// <param name="question">What a person is asked; null for nothing.</param>
        public void WaitForLine(LineKind kind, string question)
        {
            IsWaitingForLine = true;
            Kind = kind;
            Question = question;
        }

        /// <summary>The next step comes with the next poll, and at the deadline at the latest; ^C cancels.</summary>
        /// <param name="deadlineMs">On the monotonic clock.</param>
        public void WaitUntil(long deadlineMs)
        {
            DeadlineMs = deadlineMs;
        }

        /// <summary>Locks the console again, where there is a password: what <c>logout</c> does.</summary>
        public void Lock()
        {
            // Who came before there was a password stays, until the console is left.
            IsUnlocked = Host.Access == null || !Host.Access.IsProtected;
        }

        /// <summary>The password was given: what <c>login</c> does.</summary>
        internal void Unlock()
        {
            IsUnlocked = true;
        }

        /// <summary>A line came that was waited for.</summary>
        internal void TakeLine(byte[] line, int end)
        {
            Line = line;
            LineEnd = end;
        }

        /// <summary>A step begins, or the command is over: nothing is waited for.</summary>
        internal void ForgetWait()
        {
            IsWaitingForLine = false;
            Question = null;
            DeadlineMs = NoWait;
        }
    }
}
