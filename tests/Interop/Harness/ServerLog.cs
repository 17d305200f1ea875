using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // What a server wrote to its standard output and error, line by line as it comes. Invariant: lines are only
    // appended, and whoever waits looks again after each append, so no line is missed and nobody polls.

    /// <summary>The lines of a server that runs.</summary>
    internal sealed class ServerLog
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];
        private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _hasEnded;

        /// <summary>Everything so far.</summary>
        internal string Text
        {
            get
            {
                lock (_gate)
                {
                    return string.Join('\n', _lines);
                }
            }
        }

        /// <summary>How many lines match so far.</summary>
        internal int CountOf(Regex pattern)
        {
            lock (_gate)
            {
                return _lines.Count(pattern.IsMatch);
            }
        }

        /// <summary>Appends a line.</summary>
        internal void Add(string line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                Announce();
            }
        }

        /// <summary>Says that no line comes any more.</summary>
        internal void End()
        {
            lock (_gate)
            {
                _hasEnded = true;
                Announce();
            }
        }

        /// <summary>Waits until so many lines match.</summary>
        /// <returns>The last of them; null when the log ended before.</returns>
        /// <exception cref="TimeoutException">It took longer than <see cref="Patience.Limit"/>.</exception>
        internal async Task<Match?> WaitForAsync(Regex pattern, int count)
        {
            using CancellationTokenSource limit = new(Patience.Limit);
            int next = 0;
            while (true)
            {
                Task news;
                lock (_gate)
                {
                    for (; next < _lines.Count; next++)
                    {
                        Match match = pattern.Match(_lines[next]);
                        if (match.Success && --count == 0)
                        {
                            return match;
                        }
                    }

                    if (_hasEnded)
                    {
                        return null;
                    }

                    news = _news.Task;
                }

                try
                {
                    await news.WaitAsync(limit.Token);
                }
                catch (OperationCanceledException)
                {
                    throw new TimeoutException();
                }
            }
        }

        private void Announce()
        {
            _news.SetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
