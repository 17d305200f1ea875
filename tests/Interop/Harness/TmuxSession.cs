using System.Diagnostics;
using System.Text;

namespace SipPhone.Interop
{
    // A command in a terminal as a person has one, by tmux in its control mode: tmux tells on its standard output
    // whenever the screen may have changed, and then the screen is looked at. Nothing is waited for by the clock.

    /// <summary>A command on a terminal of its own, typed at and looked at.</summary>
    internal sealed class TmuxSession : IAsyncDisposable
    {
        private readonly Process _tmux;
        private readonly TemporaryDirectory _directory;
        private string _screen = string.Empty;
        private bool _hasNews;

        private TmuxSession(Process tmux, TemporaryDirectory directory)
        {
            _tmux = tmux;
            _directory = directory;
        }

        /// <summary>Starts a command of the shell on a new terminal; without tmux the test ends here.</summary>
        /// <param name="command">The command.</param>
        /// <param name="columns">How wide the screen is.</param>
        /// <param name="rows">How high it is.</param>
        internal static async Task<TmuxSession> StartAsync(string command, int columns, int rows)
        {
            string tmux = Requires.Command("tmux", "tmux");
            TemporaryDirectory directory = new();
            string[] arguments =
            [
                "-S", Path.Combine(directory.Path, "socket"), "-f", "/dev/null", "-C", "new-session",
                "-x", $"{columns}", "-y", $"{rows}", command,
            ];
            ProcessStartInfo start = new(tmux, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            start.Environment["LC_ALL"] = "C.UTF-8";
            start.Environment.Remove("TMUX");
            TmuxSession session = new(Process.Start(start)!, directory);
            await session.ReadAnswerAsync();
            return session;
        }

        /// <summary>Types text as it stands, without an apostrophe.</summary>
        internal async Task TypeAsync(string text)
        {
            await AskAsync($"send-keys -l '{text}'");
        }

        /// <summary>Presses keys, by tmux's names for them: <c>Enter</c>, <c>Tab</c>, <c>Up</c>, <c>C-c</c>.</summary>
        internal async Task PressAsync(params string[] keys)
        {
            await AskAsync("send-keys " + string.Join(' ', keys));
        }

        /// <summary>Types a line and presses Enter.</summary>
        internal async Task EnterAsync(string line)
        {
            await TypeAsync(line);
            await PressAsync("Enter");
        }

        /// <summary>Pastes a file's text all at once, as from a clipboard.</summary>
        internal async Task PasteAsync(string path)
        {
            await AskAsync($"load-buffer '{path}'");
            await AskAsync("paste-buffer");
        }

        /// <summary>Empties the screen and what scrolled off it, as a person does by scrolling on.</summary>
        internal async Task ClearAsync()
        {
            await AskAsync("send-keys -R");
        }

        /// <summary>Waits until the screen holds a text.</summary>
        /// <returns>The screen, a line a row, without blanks at the ends of the rows.</returns>
        internal async Task<string> WaitForAsync(string text)
        {
            return await WaitForAsync(screen => screen.Contains(text), text);
        }

        /// <summary>Waits until the screen is as it should be.</summary>
        /// <param name="condition">Says whether it is.</param>
        /// <param name="what">What is waited for, for the message.</param>
        /// <returns>The screen.</returns>
        internal async Task<string> WaitForAsync(Func<string, bool> condition, string what)
        {
            try
            {
                while (true)
                {
                    _hasNews = false;
                    _screen = await AskAsync("capture-pane -p");
                    if (condition(_screen))
                    {
                        return _screen;
                    }

                    while (!_hasNews)
                    {
                        await ReadLineAsync();
                    }
                }
            }
            catch (Exception e) when (e is TimeoutException or EndOfStreamException)
            {
                throw new InvalidOperationException($"no \"{what}\" on the screen:\n{_screen}", e);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (!_tmux.HasExited)
            {
                await _tmux.StandardInput.WriteLineAsync("kill-server");
                await _tmux.StandardInput.FlushAsync();
            }

            await _tmux.WaitForExitAsync().WaitAsync(Patience.Limit);
            _tmux.Dispose();
            _directory.Dispose();
        }

        private async Task<string> AskAsync(string command)
        {
            await _tmux.StandardInput.WriteLineAsync(command);
            await _tmux.StandardInput.FlushAsync();
            return await ReadAnswerAsync();
        }

        // An answer stands between %begin and %end; what else tmux tells comes outside of it.
        private async Task<string> ReadAnswerAsync()
        {
            while (!(await ReadLineAsync()).StartsWith("%begin ", StringComparison.Ordinal))
            {
            }

            StringBuilder answer = new();
            string line;
            while (!(line = await ReadLineAsync()).StartsWith("%end ", StringComparison.Ordinal))
            {
                Assert.False(line.StartsWith("%error ", StringComparison.Ordinal), $"tmux refuses: {answer}");
                answer.Append(line.TrimEnd()).Append('\n');
            }

            return answer.ToString();
        }

        private async Task<string> ReadLineAsync()
        {
            string line = await _tmux.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit)
                ?? throw new EndOfStreamException("tmux has ended");
            _hasNews |= line.StartsWith("%output ", StringComparison.Ordinal);
            return line;
        }
    }
}
