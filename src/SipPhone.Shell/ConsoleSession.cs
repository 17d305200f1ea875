using SipPhone.Core;
using SipPhone.Shell.Commands;
using SipPhone.Shell.Editing;

namespace SipPhone.Shell
{
    // One person, or one station, at the console: what each key does.
    //
    // | the runner is | event         | does                                                                          |
    // |---------------|---------------|-------------------------------------------------------------------------------|
    // | Idle          | a key         | edits; @ at the start of a line: a request, which is not echoed               |
    // |               | Enter         | submits the line                                                              |
    // |               | ^C            | a new line                                                                    |
    // |               | nobody types  | locks, wipes the prompt off the terminal: over                                |
    // | Asking        | a key         | edits                                                                         |
    // |               | Enter         | hands the line over                                                           |
    // |               | ^C            | cancels                                                                       |
    // |               | nobody types  | cancels                                                                       |
    // | Running       | ^C            | cancels; other keys wait in the shell                                         |
    //
    // Invariant: while the runner is idle a person has a prompt, from the first key on, and a station has none.

    /// <summary>What the console holds while somebody uses it.</summary>
    internal sealed class ConsoleSession
    {
        private readonly ConsoleOutput _output;
        private readonly KeyDecoder _keys = new KeyDecoder();
        private readonly History _history = new History();
        private readonly LineEditor _editor;
        private readonly Completion _completion;
        private readonly CommandRunner _runner;
        private long _lastKeyMs;
        private bool _isRequest;
        private bool _wasTab;
        private bool _hasLeft;

        internal ConsoleSession(IShellHost host, ConsoleOutput output, long nowMs)
        {
            CommandTable commands = new CommandTable(host);
            _output = output;
            _editor = new LineEditor(output);
            _completion = new Completion(commands);
            _runner = new CommandRunner(host, commands, _editor, _history, output);
            _lastKeyMs = nowMs;
        }

        /// <summary>A command is at work, and what is typed waits.</summary>
        internal bool IsRunning
        {
            get { return _runner.IsRunning; }
        }

        /// <summary>A command waits for a line.</summary>
        internal bool IsAsking
        {
            get { return _runner.IsAsking; }
        }

        /// <summary>Whoever was here has gone, and nothing is left to write.</summary>
        internal bool IsOver
        {
            get { return _hasLeft && _output.IsEmpty; }
        }

        /// <summary>Whether a line of the log can stand where the output is now.</summary>
        internal bool TakesLog
        {
            get { return !_runner.IsMidLine; }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; may be in the past.</summary>
        internal long NextDeadlineMs
        {
            get
            {
                if (_runner.IsRunning)
                {
                    return _runner.DeadlineMs;
                }

                return _lastKeyMs + (IsAsking ? Limits.ConsoleInputTimeoutMs : Limits.ConsoleIdleTimeoutMs);
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
                OnAnswerKey(key, nowMs);
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
            if (!_runner.IsIdle)
            {
                _runner.Cancel(ReplyCode.Cancelled, "Cancelled.", nowMs);
                return;
            }

            _isRequest = false;
            _history.Leave();
            if (_editor.IsShown)
            {
                _output.Write("^C");
                _editor.EndLine();
                _runner.ShowPrompt();
            }
            else
            {
                _editor.Start();
            }
        }

        /// <summary>Takes steps of the command, and looks at the clock.</summary>
        internal void Poll(long nowMs)
        {
            if (_runner.IsRunning)
            {
                // Who is asked gets the whole time, however long the steps before took.
                _lastKeyMs = nowMs;
                _runner.TakeSteps(nowMs);
            }
            else if (nowMs < NextDeadlineMs || _output.Room < Limits.ReplyStepBytes)
            {
                return;
            }
            else if (IsAsking)
            {
                _runner.Cancel(
                    ReplyCode.Timeout, "Nothing was typed for a minute, so the command was cancelled.", nowMs);
            }
            else
            {
                Leave();
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
            if (_editor.Length == 0 && key == Key.Character && _keys.Character[0] == '@')
            {
                _editor.EndLine();
                _editor.Start();
                _isRequest = true;
                OnRequestKey(key);
                return;
            }

            if (!_editor.IsShown)
            {
                // A station may erase what it finds before it begins.
                if (key == Key.EraseLine)
                {
                    return;
                }

                _runner.ShowPrompt();
                if (key == Key.Enter)
                {
                    return;
                }
            }

            switch (key)
            {
                case Key.Enter:
                    _editor.EndLine();
                    _runner.Submit(false);
                    break;
                case Key.Up:
                case Key.Down:
                    Browse(key);
                    break;
                case Key.Tab:
                    Complete(wasTab);
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
                _isRequest = false;
                _runner.Submit(true);
            }
            else if (key == Key.Character || key == Key.Backspace || key == Key.EraseLine)
            {
                Edit(key);
                _isRequest = _editor.Length > 0;
            }
        }

        private void OnAnswerKey(Key key, long nowMs)
        {
            if (key == Key.Enter)
            {
                _editor.EndLine();
                _runner.TakeAnswer(nowMs);
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
            else if (key == Key.Redraw)
            {
                _editor.DrawAnew();
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

        private void Leave()
        {
            if (_hasLeft)
            {
                return;
            }

            bool isShown = BeforeLog();
            if (isShown && _runner.IsLoggedIn)
            {
                _output.Write("Logged out after five minutes without input.");
                _output.WriteLineEnd();
            }

            _runner.Leave();
            _isRequest = false;
            _hasLeft = true;
        }
    }
}
