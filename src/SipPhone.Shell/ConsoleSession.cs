using SipPhone.Core;
using SipPhone.Shell.Commands;
using SipPhone.Shell.Editing;

namespace SipPhone.Shell
{
    // One person, or one station, at the console.
    //
    // | state   | event               | does                                                                      |
    // |---------|---------------------|---------------------------------------------------------------------------|
    // | Typing  | a key               | edits; @ at the start of a line: a request, which is not echoed           |
    // |         | Enter               | reads the line, starts its command -> Running; locked: the line is the    |
    // |         |                     | password, unless it is a request                                          |
    // |         | nobody types        | locks, wipes the prompt off the terminal -> over                          |
    // | Running | a poll, with room   | takes the command's next step                                             |
    // |         | it waits for a line | asks for it -> Asking                                                     |
    // |         | it is done          | ends the answer -> Typing                                                 |
    // | Asking  | a key               | edits                                                                     |
    // |         | Enter               | hands the line over -> Running                                            |
    // |         | nobody types        | cancels: timeout -> Typing                                                |
    // | both    | ^C                  | cancels -> Typing                                                         |
    //
    // Invariant: State is Typing exactly while _command is null; a person has a prompt in Typing from the first key on, a
    // station never; every answer that was begun is ended.

    /// <summary>What the console holds while somebody uses it.</summary>
    internal sealed class ConsoleSession
    {
        private readonly ConsoleOutput _output;
        private readonly KeyDecoder _keys = new KeyDecoder();
        private readonly History _history = new History();
        private readonly LineEditor _editor;
        private readonly CommandTable _commands;
        private readonly Completion _completion;
        private readonly CommandLine _words = new CommandLine();
        private readonly Reply _reply;
        private readonly ShellContext _context;
        private Command _command;
        private int _step;
        private long _lastKeyMs;
        private bool _isRequest;
        private bool _isSecret;
        private bool _wasTab;
        private bool _hasLeft;

        internal ConsoleSession(IShellHost host, ConsoleOutput output, long nowMs)
        {
            _output = output;
            _editor = new LineEditor(output);
            _commands = new CommandTable(host);
            _completion = new Completion(_commands);
            _reply = new Reply(output);
            _context = new ShellContext(host, _commands, _reply, _words);
            _lastKeyMs = nowMs;
        }

        /// <summary>A command is at work, and what is typed waits.</summary>
        internal bool IsRunning
        {
            get { return _command != null && !_context.IsWaitingForLine; }
        }

        /// <summary>A command waits for a line.</summary>
        internal bool IsAsking
        {
            get { return _command != null && _context.IsWaitingForLine; }
        }

        /// <summary>Whoever was here has gone, and nothing is left to write.</summary>
        internal bool IsOver
        {
            get { return _hasLeft && _output.IsEmpty; }
        }

        /// <summary>Whether a line of the log can stand where the output is now.</summary>
        internal bool TakesLog
        {
            get { return !_reply.IsMidLine; }
        }

        internal long NextDeadlineMs
        {
            get
            {
                if (_command == null)
                {
                    return _lastKeyMs + Limits.ConsoleIdleTimeoutMs;
                }

                // Deadline 0 is in the past: the next step may come at once.
                return IsAsking ? _lastKeyMs + Limits.ConsoleInputTimeoutMs : _context.DeadlineMs < 0 ? 0 : _context.DeadlineMs;
            }
        }

        /// <summary>Takes an octet that was typed; not while a command is at work.</summary>
        internal void Feed(int octet, long nowMs)
        {
            Key key = _keys.Feed(octet);
            if (key == Key.None)
            {
                return;
            }

            _lastKeyMs = nowMs;
            _hasLeft = false;
            bool wasTab = _wasTab;
            _wasTab = false;
            if (key == Key.Interrupt)
            {
                Interrupt(nowMs);
            }
            else if (IsAsking)
            {
                OnAnswerKey(key);
            }
            else if (_isRequest)
            {
                OnRequestKey(key);
            }
            else
            {
                OnKey(key, wasTab);
            }
        }

        /// <summary>^C: ends the command, or the line.</summary>
        internal void Interrupt(long nowMs)
        {
            if (_command != null)
            {
                Cancel(ReplyCode.Cancelled, null, nowMs);
                return;
            }

            bool isShown = _editor.IsShown;
            _isRequest = false;
            _history.Leave();
            if (isShown)
            {
                WriteInterrupt();
                ShowPrompt();
            }
            else
            {
                _editor.Start();
            }
        }

        /// <summary>Takes steps of the command, and looks at the clock.</summary>
        internal void Poll(long nowMs)
        {
            if (_command == null)
            {
                if (!_hasLeft && nowMs - _lastKeyMs >= Limits.ConsoleIdleTimeoutMs)
                {
                    Leave();
                }

                return;
            }

            if (IsAsking)
            {
                if (nowMs - _lastKeyMs >= Limits.ConsoleInputTimeoutMs)
                {
                    Cancel(ReplyCode.Timeout, "Nothing was typed for a minute, so the command was cancelled.", nowMs);
                }

                return;
            }

            for (int i = 0; i < Limits.ConsoleStepsPerPoll && IsRunning; i++)
            {
                if (_output.Room < Limits.ReplyStepBytes || !TakeStep(nowMs))
                {
                    return;
                }
            }
        }

        /// <summary>Makes way for lines of the log.</summary>
        /// <returns>Whether <see cref="AfterLog"/> has to draw the line that is being typed again.</returns>
        internal bool BeforeLog()
        {
            bool isShown = _editor.IsShown;
            _editor.Hide();
            return isShown;
        }

        /// <summary>Draws the line that is being typed again.</summary>
        internal void AfterLog()
        {
            _editor.Show();
        }

        private void OnKey(Key key, bool wasTab)
        {
            bool isFirst = _editor.Length == 0 && key == Key.Character;
            if (isFirst && _keys.Character[0] == '@')
            {
                _editor.EndLine();
                _editor.Start();
                _isRequest = true;
                OnRequestKey(key);
                return;
            }

            if (!_editor.IsShown)
            {
                ShowPrompt();
                if (key == Key.Enter)
                {
                    return;
                }
            }

            switch (key)
            {
                case Key.Enter:
                    Submit();
                    break;
                case Key.Up:
                case Key.Down:
                    Browse(key);
                    break;
                case Key.Tab:
                    Complete(wasTab);
                    break;
                case Key.Redraw:
                    _editor.EndLine();
                    _editor.Show();
                    break;
                default:
                    Edit(key);
                    break;
            }
        }

        // A request is typed by a program: no echo, and nothing to edit but to start again.
        private void OnRequestKey(Key key)
        {
            if (key == Key.Enter)
            {
                Submit();
            }
            else if (key == Key.Character || key == Key.Backspace || key == Key.EraseLine)
            {
                Edit(key);
                _isRequest = _editor.Length > 0;
            }
        }

        private void OnAnswerKey(Key key)
        {
            if (key == Key.Enter)
            {
                TakeAnswer();
            }
            else if (key == Key.Redraw && _editor.IsShown)
            {
                _editor.EndLine();
                _editor.Show();
            }
            else
            {
                Edit(key);
            }
        }

        private void Edit(Key key)
        {
            if (key == Key.Character)
            {
                _editor.Insert(_keys.Character, 0, _keys.CharacterLength);
            }
            else
            {
                _editor.Edit(key);
            }
        }

        private void Browse(Key key)
        {
            if (!_editor.IsEchoing)
            {
                return;
            }

            int length = key == Key.Up ? _history.Older(_editor.Line) : _history.Newer(_editor.Line);
            if (length < 0)
            {
                _editor.Ring();
            }
            else
            {
                _editor.Replace(length);
            }
        }

        private void Complete(bool wasTab)
        {
            if (!_editor.IsEchoing || _completion.Complete(_editor))
            {
                return;
            }

            if (!wasTab || !_completion.List(_editor, _output))
            {
                _editor.Ring();
            }

            _wasTab = true;
        }

        private void ShowPrompt()
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

        private void WriteInterrupt()
        {
            _output.Write("^C");
            _output.WriteLineEnd();
        }

        // The end of a line in Typing.
        private void Submit()
        {
            bool isRequest = _isRequest;
            bool isTooLong = _editor.IsTooLong;
            _isRequest = false;
            _editor.EndLine();
            CommandLineResult result = _words.Read(_editor.Line, 0, _editor.Length);
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
                _reply.Fail(ReplyCode.LineTooLong, "The line has more than 512 octets; nothing of it was done.");
                EndAnswer();
            }
            else if (_context.IsLocked && !(isRequest && IsKnown(result)))
            {
                LogIn();
            }
            else if (result != CommandLineResult.Ok)
            {
                _history.Leave();
                FailLine(result);
                EndAnswer();
            }
            else if (_words.Count == 0 && !isRequest)
            {
                ShowPrompt();
            }
            else
            {
                Start(isRequest);
            }
        }

        // A password may start with @: only what names a command is a request while the console is locked.
        private bool IsKnown(CommandLineResult result)
        {
            return result == CommandLineResult.Ok
                && _words.Count > 0
                && _commands.Find(_words.Buffer, _words.OffsetOf(0), _words.EndOf(0)) != null;
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
            Start(true);
        }

        private void Start(bool isForgotten)
        {
            if (_words.Count == 0)
            {
                _reply.Fail(ReplyCode.BadArguments, "A command is missing: @ID COMMAND ARGUMENTS.");
                EndAnswer();
                return;
            }

            Command command = _commands.Find(_words.Buffer, _words.OffsetOf(0), _words.EndOf(0));
            if (command == null)
            {
                FailUnknown();
                EndAnswer();
                return;
            }

            // A mistyped line may hold a password too: only lines of commands are kept, which know it.
            _isSecret = command.HoldsSecret(_context);
            if (_isSecret)
            {
                _editor.Wipe();
                _history.Leave();
            }
            else if (!isForgotten)
            {
                _history.Add(_editor.Line, _editor.Length);
            }

            if (_context.IsLocked && !command.RunsLocked)
            {
                _reply.Fail(ReplyCode.Locked, "The console is locked: log in first.");
                EndAnswer();
                return;
            }

            _command = command;
            _step = 0;
            _context.ForgetWait();
        }

        // False when the next step has to wait.
        private bool TakeStep(long nowMs)
        {
            _context.ForgetWait();
            int next = _command.Step(_context, _step, nowMs);
            if (next < 0)
            {
                EndAnswer();
                return false;
            }

            _step = next;
            if (_context.IsWaitingForLine)
            {
                Ask();
                _lastKeyMs = nowMs;
                return false;
            }

            return _context.DeadlineMs < 0;
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

        // The end of a line in Asking.
        private void TakeAnswer()
        {
            _editor.EndLine();
            if (_editor.IsTooLong)
            {
                Cancel(ReplyCode.LineTooLong, "The line has more than 512 octets, so the command was cancelled.", _lastKeyMs);
                return;
            }

            _isSecret |= _context.Kind == LineKind.Secret;
            _context.TakeLine(_editor.Line, _editor.Length);
            _context.ForgetWait();
        }

        private void Cancel(ReplyCode code, string message, long nowMs)
        {
            if (message == null && !_reply.IsMachine)
            {
                WriteInterrupt();
            }
            else
            {
                _editor.EndLine();
                _reply.Fail(code, message ?? "The command was cancelled.");
            }

            _command.Cancel(_context, nowMs);
            EndAnswer();
        }

        // Ends the answer, whatever it came to -> Typing.
        private void EndAnswer()
        {
            bool isMachine = _reply.IsMachine;
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
            if (isMachine)
            {
                _editor.Start();
            }
            else
            {
                ShowPrompt();
            }
        }

        private void Leave()
        {
            bool wasUnlocked = _context.Host.Access != null && _context.Host.Access.IsProtected && !_context.IsLocked;
            bool isShown = BeforeLog();
            if (wasUnlocked && isShown)
            {
                _output.Write("Logged out after five minutes without input.");
                _output.WriteLineEnd();
            }

            _context.Lock();
            _editor.Wipe();
            _editor.Start();
            _isRequest = false;
            _hasLeft = true;
        }

        private void FailLine(CommandLineResult result)
        {
            ByteWriter writer = _reply.BeginMessage(ReplyCode.BadArguments);
            writer.Write(Ascii.ToBytes("Column "));
            writer.WriteDecimal(_words.ErrorColumn);
            switch (result)
            {
                case CommandLineResult.OpenQuote:
                    writer.Write(Ascii.ToBytes(": the quotation mark here has no second one."));
                    break;
                case CommandLineResult.UnknownEscape:
                    writer.Write(Ascii.ToBytes(": between quotation marks write \\\\ for a backslash and \\\" for a mark."));
                    break;
                default:
                    writer.Write(Ascii.ToBytes(": a request's id has 1 to 16 letters, digits and hyphens."));
                    break;
            }

            _reply.EndMessage();
        }

        private void FailUnknown()
        {
            ByteWriter writer = _reply.BeginMessage(ReplyCode.UnknownCommand);
            writer.Write(Ascii.ToBytes("There is no such command; type help for a list."));
            _reply.EndMessage();
        }
    }
}
