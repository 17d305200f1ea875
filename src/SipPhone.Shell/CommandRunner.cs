using SipPhone.Core;
using SipPhone.Shell.Commands;
using SipPhone.Shell.Editing;

namespace SipPhone.Shell
{
    // What becomes of a line: its command is found, and run step by step until its answer is ended.
    //
    // | state   | event               | does                                                                        |
    // |---------|---------------------|-----------------------------------------------------------------------------|
    // | Idle    | a line              | starts its command -> Running; locked: the line is the password, unless it  |
    // |         |                     | is a request; nothing to run: answers so                                    |
    // | Running | a poll, with room   | takes the command's next step                                               |
    // |         | it waits for a line | asks for it -> Asking                                                       |
    // |         | it is done          | ends the answer -> Idle                                                     |
    // | Asking  | a line              | hands it over -> Running                                                    |
    // | both    | ^C, no line in time | cancels, ends the answer -> Idle                                            |
    //
    // Invariant: Idle is exactly while _command is null; every answer that was begun is ended; a line with a secret is
    // neither kept nor left in a buffer.

    /// <summary>Runs the commands of one session, one at a time.</summary>
    internal sealed class CommandRunner
    {
        private readonly ConsoleOutput _output;
        private readonly LineEditor _editor;
        private readonly History _history;
        private readonly CommandTable _commands;
        private readonly CommandLine _words = new CommandLine();
        private readonly Reply _reply;
        private readonly ShellContext _context;
        private Command _command;
        private int _step;
        private bool _isSecret;

        internal CommandRunner(
            IShellHost host, CommandTable commands, LineEditor editor, History history, ConsoleOutput output)
        {
            _output = output;
            _editor = editor;
            _history = history;
            _commands = commands;
            _reply = new Reply(output);
            _context = new ShellContext(host, commands, _reply, _words);
        }

        /// <summary>No command is at work.</summary>
        internal bool IsIdle
        {
            get { return _command == null; }
        }

        /// <summary>A command waits for a line.</summary>
        internal bool IsAsking
        {
            get { return _command != null && _context.IsWaitingForLine; }
        }

        /// <summary>A command is at work, and what is typed waits.</summary>
        internal bool IsRunning
        {
            get { return _command != null && !_context.IsWaitingForLine; }
        }

        /// <summary>A line of an answer is begun, which nothing else may write into.</summary>
        internal bool IsMidLine
        {
            get { return _reply.IsMidLine; }
        }

        /// <summary>A password was given, which going away takes back.</summary>
        internal bool IsLoggedIn
        {
            get { return _context.Host.Access != null && _context.Host.Access.IsProtected && !_context.IsLocked; }
        }

        /// <summary>When the running command wants its next step; <see cref="ShellContext.NoWait"/> for now.</summary>
        internal long DeadlineMs
        {
            get { return _context.DeadlineMs; }
        }

        /// <summary>Starts an empty line for a person.</summary>
        internal void ShowPrompt()
        {
            if (_context.IsLocked)
            {
                _editor.Start("Password: ", false);
            }
            else
            {
                _editor.Start(_context.Host.HasStagedChanges ? "nf-sipphone*> " : "nf-sipphone> ", true);
            }
        }

        /// <summary>Takes the line in the editor: Idle.</summary>
        /// <param name="isRequest">Whether it came as a station's do.</param>
        internal void Submit(bool isRequest)
        {
            bool isTooLong = _editor.IsTooLong;
            CommandLineResult result = _words.Read(_editor.Line, 0, _editor.Length);
            _history.Leave();
            if (isRequest)
            {
                _reply.OpenMachine(_editor.Line, _words.IdOffset, _words.IdEnd);
            }
            else
            {
                _reply.OpenPlain();
            }

            if (isTooLong)
            {
                Refuse(ReplyCode.LineTooLong, "The line has more than 512 octets; nothing of it was done.");
            }
            else if (_context.IsLocked && !(isRequest && IsKnown()))
            {
                LogIn();
            }
            else if (result != CommandLineResult.Ok)
            {
                FailLine(result);
                EndAnswer();
            }
            else if (_words.Count > 0)
            {
                Start(!isRequest);
            }
            else if (isRequest)
            {
                Refuse(ReplyCode.BadArguments, "A command is missing: @ID COMMAND ARGUMENTS.");
            }
            else
            {
                ShowPrompt();
            }
        }

        /// <summary>Takes the line in the editor: Asking.</summary>
        internal void TakeAnswer(long nowMs)
        {
            if (_editor.IsTooLong)
            {
                Cancel(
                    ReplyCode.LineTooLong, "The line has more than 512 octets, so the command was cancelled.", nowMs);
                return;
            }

            _isSecret |= _context.Kind == LineKind.Secret;
            _context.TakeLine(_editor.Line, _editor.Length);
            _context.ForgetWait();
        }

        /// <summary>Takes steps of a running command as long as it wants and the output has room.</summary>
        internal void TakeSteps(long nowMs)
        {
            bool goesOn = true;
            for (int i = 0; goesOn && i < Limits.ConsoleStepsPerPoll && _output.Room >= Limits.ReplyStepBytes; i++)
            {
                TakeStep(nowMs);
                goesOn = IsRunning && _context.DeadlineMs == ShellContext.NoWait;
            }
        }

        /// <summary>Ends the command before it is done.</summary>
        /// <param name="code">Why.</param>
        /// <param name="message">The same in a sentence.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Cancel(ReplyCode code, string message, long nowMs)
        {
            _editor.EndLine();
            _reply.Fail(code, message);
            _command.Cancel(_context, nowMs);
            EndAnswer();
        }

        /// <summary>Whoever was here has gone.</summary>
        internal void Leave()
        {
            _context.Lock();
            _editor.Wipe();
            _editor.Start();
        }

        // A password may start with @: while the console is locked, only what names a command is a request.
        private bool IsKnown()
        {
            int offset = _words.IdEnd;
            while (offset < _editor.Length && _editor.Line[offset] == ' ')
            {
                offset++;
            }

            int end = Ascii.IndexOf(_editor.Line, offset, _editor.Length, ' ');
            return _words.IdEnd > 0 && _commands.Find(_editor.Line, offset, end) != null;
        }

        private void LogIn()
        {
            if (_editor.Length == 0)
            {
                ShowPrompt();
                return;
            }

            _reply.OpenPlain();
            _words.Set("login", _editor.Line, 0, _editor.Length);
            Start(false);
        }

        private void Start(bool isKept)
        {
            Command command = _commands.Find(_words.Buffer, _words.OffsetOf(0), _words.EndOf(0));
            if (command == null && IsStrayPaste())
            {
                command = new StrayPaste();
                isKept = false;
            }

            if (command == null)
            {
                FailUnknown();
                EndAnswer();
                return;
            }

            // Only lines of commands are kept, which know their secrets: a mistyped one may hold a password too.
            _isSecret = command.HoldsSecret(_context);
            if (_isSecret)
            {
                _editor.Wipe();
            }
            else if (isKept)
            {
                _history.Add(_editor.Line, _editor.Length);
            }

            if (_context.IsLocked && !command.RunsLocked)
            {
                Refuse(ReplyCode.Locked, "The console is locked. Log in first with: login PASSWORD");
                return;
            }

            if (_context.Host.IsRestarting)
            {
                Refuse(ReplyCode.Busy, "The device is about to start anew, and takes no command before.");
                return;
            }

            _command = command;
            _step = 0;
            _context.ForgetWait();
        }

        private void TakeStep(long nowMs)
        {
            _context.ForgetWait();
            _step = _command.Step(_context, _step, nowMs);
            if (_step < 0)
            {
                EndAnswer();
            }
            else if (_context.IsWaitingForLine)
            {
                Ask();
            }
        }

        private void Ask()
        {
            LineKind kind = _context.Kind;
            string question = _context.Question;
            if (_reply.IsMachine)
            {
                _reply.Field("question", question);
                _reply.CloseAsking(kind == LineKind.Confirmation ? ReplyCode.Confirm : ReplyCode.Paste);
                _editor.Start();
                return;
            }

            if (kind == LineKind.Secret)
            {
                _editor.Start(question ?? "Password: ", false);
                return;
            }

            if (question != null)
            {
                _reply.Line(question);
            }

            _editor.Start(kind == LineKind.Confirmation ? "Type yes to go on: " : string.Empty, true);
        }

        private void Refuse(ReplyCode code, string message)
        {
            _reply.Fail(code, message);
            EndAnswer();
        }

        // Ends the answer, whatever it came to -> Idle.
        private void EndAnswer()
        {
            _command = null;
            _context.ForgetWait();
            _context.TakeLine(null, 0);
            _reply.Close();
            if (_isSecret)
            {
                _words.Wipe();
                _editor.Wipe();
            }

            _isSecret = false;
            if (_reply.IsMachine)
            {
                _editor.Start();
            }
            else
            {
                ShowPrompt();
            }
        }

        private bool IsStrayPaste()
        {
            byte[] start = Ascii.ToBytes("-----BEGIN");
            return !_reply.IsMachine
                && Ascii.EqualsExactly(_words.Buffer, _words.OffsetOf(0), _words.EndOf(0), start, 0, start.Length);
        }

        // The name itself is not repeated: it may be a password that was typed at the wrong time.
        private void FailUnknown()
        {
            NearestName nearest = new NearestName(_words.Buffer, _words.OffsetOf(0), _words.EndOf(0));
            _commands.Offer(nearest);
            ByteWriter writer = _reply.BeginMessage(ReplyCode.UnknownCommand);
            Words.Write(writer, "There is no such command.");
            nearest.Write(writer);
            Words.Write(writer, " For a list of them type: help");
            _reply.EndMessage();
        }

        private void FailLine(CommandLineResult result)
        {
            ByteWriter writer = _reply.BeginMessage(ReplyCode.BadArguments);
            writer.Write(Ascii.ToBytes("Column "));
            writer.WriteDecimal(_words.ErrorColumn);
            switch (result)
            {
                case CommandLineResult.OpenQuote:
                    writer.Write(Ascii.ToBytes(": this quotation mark has no second one."));
                    break;
                case CommandLineResult.UnknownEscape:
                    writer.Write(Ascii.ToBytes(": in quotation marks write \\\\ for a backslash, \\\" for a mark."));
                    break;
                default:
                    writer.Write(Ascii.ToBytes(": a request's id has 1 to 16 letters, digits and hyphens."));
                    break;
            }

            _reply.EndMessage();
        }
    }
}
