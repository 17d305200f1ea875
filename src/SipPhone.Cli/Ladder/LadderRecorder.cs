using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using SipPhone.Cli.Trace;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using Ascii = SipPhone.Core.Ascii;

namespace SipPhone.Cli.Ladder;

/// <summary>
/// Collects what a ladder shows, up to a bound: a person reads it. For any number of threads; those whom it watches
/// have clocks of their own, so the time is its own.
/// </summary>
/// <param name="title">What it is about.</param>
/// <param name="columns">Who takes part, from left to right.</param>
/// <param name="clock">The time in milliseconds.</param>
internal sealed class LadderRecorder(string title, IReadOnlyList<string> columns, Func<long> clock)
{
    /// <summary>The longest ladder.</summary>
    public const int MaxEvents = 2000;

    private readonly Lock _gate = new();
    private readonly List<LadderEvent> _events = [];

    /// <summary>The ladder so far.</summary>
    public LadderDiagram Diagram
    {
        get
        {
            lock (_gate)
            {
                return new LadderDiagram(title, columns, [.. _events]);
            }
        }
    }

    /// <summary>What sees the messages of one flow.</summary>
    /// <param name="own">The column of who sends and receives them.</param>
    /// <param name="other">The column at the other end.</param>
    /// <returns>The trace.</returns>
    public ISipTrace Trace(int own, int other) => new Side(this, own, other);

    /// <summary>Adds a note.</summary>
    /// <param name="column">Where it stands.</param>
    /// <param name="text">What it says.</param>
    /// <param name="isOk">Whether that is good; null for neither.</param>
    public void Note(int column, string text, bool? isOk) => Add(nowMs => new LadderNote(nowMs, column, text, isOk));

    private void Add(Func<long, LadderEvent> make)
    {
        lock (_gate)
        {
            long nowMs = clock();
            if (_events.Count < MaxEvents)
            {
                _events.Add(make(nowMs));
            }
            else if (_events.Count == MaxEvents)
            {
                _events.Add(new LadderNote(nowMs, 0, $"the ladder ends here, after {MaxEvents} rungs", null));
            }
        }
    }

    private sealed class Side(LadderRecorder recorder, int own, int other) : ISipTrace
    {
        public void OnSent(byte[] buffer, int offset, int end, long nowMs)
        {
            Add(own, other, buffer.AsSpan(offset..end));
        }

        public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
        {
            Add(other, own, buffer.AsSpan(offset..end));
        }

        // A copy: the parser unfolds in place, and a trace changes nothing.
        private void Add(int from, int to, ReadOnlySpan<byte> octets)
        {
            byte[] copy = octets.ToArray();
            int lineEnd = octets.IndexOf("\r\n"u8);
            string firstLine = Encoding.UTF8.GetString(lineEnd < 0 ? octets : octets[..lineEnd]);
            SipMessage message = new();
            bool isGood = message.Parse(copy, 0, copy.Length) == SipResult.Ok &
                message.FindSingle(SipHeader.CSeq, out int offset, out int end) == SipResult.Ok;
            string cseq = isGood ? Ascii.ToText(copy, offset, end) : "";
            recorder.Add(nowMs => new LadderMessage(nowMs, from, to, SipSecrets.BlankedUris(firstLine), cseq));
        }
    }
}
