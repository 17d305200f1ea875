using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SipPhone.Board.Host;
using Xunit;

namespace SipPhone.TestSupport
{
    // Somebody at the phone's console: types, and waits for what comes back. What was waited for once is behind; the
    // next wait looks at what came after it. Every wait has an end, and a failure shows the whole conversation.

    /// <summary>Drives a console over a line, as a person or a script does.</summary>
    public sealed class ConsoleDriver : IDisposable
    {
        private readonly Func<byte[], int> _read;
        private readonly Action<byte[]> _write;
        private readonly Action _close;
        private readonly StringBuilder _text = new();
        private readonly object _gate = new();
        private readonly Task _reading;
        private int _seen;
        private bool _hasEnded;

        /// <summary>Makes one on any line, and starts to read it.</summary>
        /// <param name="read">Waits for octets, 0 for none yet, -1 or an exception for no more.</param>
        /// <param name="write">Writes octets.</param>
        /// <param name="close">Hangs up, which ends a read.</param>
        public ConsoleDriver(Func<byte[], int> read, Action<byte[]> write, Action close)
        {
            _read = read;
            _write = write;
            _close = close;
            _reading = Task.Factory.StartNew(
                ReadAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        /// <summary>How long a wait takes at most: an end to hanging, not a measure of speed.</summary>
        public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

        /// <summary>All that came so far, as it came.</summary>
        public string Text
        {
            get
            {
                lock (_gate)
                {
                    return _text.ToString();
                }
            }
        }

        /// <summary>Opens a serial port or a pseudo-terminal.</summary>
        /// <param name="name">Its name.</param>
        public static ConsoleDriver Open(string name)
        {
            SerialLine line = SerialLine.Open(name);
            return new ConsoleDriver(
                octets => line.Read(octets, 0, octets.Length, 200),
                octets => line.Write(octets, 0, octets.Length),
                line.Dispose);
        }

        /// <summary>Talks to a process whose standard input and output are pipes.</summary>
        /// <param name="process">The process, started with both redirected; it stays the caller's.</param>
        public static ConsoleDriver Of(Process process)
        {
            Stream output = process.StandardOutput.BaseStream;
            Stream input = process.StandardInput.BaseStream;
            return new ConsoleDriver(
                octets => output.Read(octets) is var length and > 0 ? length : -1,
                octets =>
                {
                    input.Write(octets);
                    input.Flush();
                },
                input.Dispose);
        }

        /// <summary>Types octets as they are.</summary>
        public void Type(string keys)
        {
            _write(Encoding.UTF8.GetBytes(keys));
        }

        /// <summary>Types a line and Enter.</summary>
        public void SendLine(string line)
        {
            Type(line + "\r");
        }

        /// <summary>Types a line and Enter, and waits for a text behind it.</summary>
        /// <returns>What came from the line on, the text with it.</returns>
        public string Ask(string line, string text)
        {
            SendLine(line);
            return WaitFor(text);
        }

        /// <summary>Waits for a text behind what was waited for before.</summary>
        /// <returns>What came up to it, and it.</returns>
        public string WaitFor(string text)
        {
            int start = _seen;
            WaitFor(new Regex(Regex.Escape(text), RegexOptions.CultureInvariant));
            return Text[start.._seen];
        }

        /// <summary>Waits for a pattern behind what was waited for before.</summary>
        /// <returns>Where it matched first.</returns>
        public Match WaitFor(Regex pattern)
        {
            long start = Stopwatch.GetTimestamp();
            lock (_gate)
            {
                while (true)
                {
                    Match match = pattern.Match(_text.ToString(), _seen);
                    if (match.Success)
                    {
                        _seen = match.Index + match.Length;
                        return match;
                    }

                    TimeSpan left = Limit - Stopwatch.GetElapsedTime(start);
                    if (_hasEnded || left <= TimeSpan.Zero)
                    {
                        string why = _hasEnded ? "the console ended" : $"{Limit.TotalSeconds} s passed";
                        Assert.Fail($"{why} without \"{pattern}\" behind character {_seen} of:\n{_text}");
                    }

                    Monitor.Wait(_gate, left);
                }
            }
        }

        /// <summary>Waits until nothing more can come.</summary>
        /// <returns>All that came behind what was waited for before.</returns>
        public string WaitForEnd()
        {
            Assert.True(_reading.Wait(Limit), $"the console did not end:\n{Text}");
            return Text[_seen..];
        }

        /// <summary>Hangs up: nothing more is typed. What still comes over a pipe can be waited for.</summary>
        public void Dispose()
        {
            _close();
        }

        private void ReadAll()
        {
            byte[] octets = new byte[4096];
            char[] characters = new char[4096];
            Decoder decoder = Encoding.UTF8.GetDecoder();
            int length;
            while ((length = Read(octets)) >= 0)
            {
                int count = decoder.GetChars(octets, 0, length, characters, 0);
                lock (_gate)
                {
                    _text.Append(characters, 0, count);
                    Monitor.PulseAll(_gate);
                }
            }

            lock (_gate)
            {
                _hasEnded = true;
                Monitor.PulseAll(_gate);
            }
        }

        private int Read(byte[] octets)
        {
            try
            {
                return _read(octets);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                return -1;
            }
        }
    }
}
