using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace SipPhone.Cli.Provision.Station;

// The station's side of machine mode: "@ID COMMAND" out, one line of JSON with the same id back; everything else on the
// line is the device's log. Invariant: an answer that arrives late, or belongs to a link before this one, is never
// taken for another request's, since ids are drawn at random for each link and counted up.

/// <summary>A device on a line, in machine mode.</summary>
/// <param name="line">The line, which this takes over.</param>
/// <param name="clock">Judges time-outs.</param>
internal sealed class DeviceLink(IStationLine line, IStationClock clock) : IDisposable
{
    /// <summary>How long most commands may take.</summary>
    public const int ReplyTimeoutMs = 5_000;

    /// <summary>How long commands may take that hash a password, check a key, or write everything.</summary>
    public const int SlowReplyTimeoutMs = 60_000;

    // A board that was reset by the opening of its port is back in less than the product of both.
    private const int WakeAttempts = 6;
    private const int WakeTimeoutMs = 1_500;

    // "show all" is the longest answer: every setting at its longest, in hexadecimal escapes.
    private const int MaxLineBytes = 128 * 1024;

    // ^C ends what runs, ^U takes away what was typed, CR asks for the prompt.
    private static readonly byte[] Attention = [0x03, 0x15, 0x0D];

    private readonly string _idPrefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private readonly byte[] _buffer = new byte[4096];
    private readonly List<byte> _lineSoFar = [];
    private int _requests;
    private string _id = "";
    private int _offset;
    private int _end;

    /// <summary>Gets the attention of whatever is on the line.</summary>
    /// <param name="cancellation">Ends it between two attempts.</param>
    /// <returns>The device.</returns>
    /// <exception cref="NotReachedException">What is there is no device of ours, or none is.</exception>
    /// <exception cref="LinkLostException">The port has vanished.</exception>
    /// <exception cref="UnitException">The device is ours, but too old or too new.</exception>
    public DeviceVersion Wake(CancellationToken cancellation)
    {
        LineNoise noise = new();
        for (int attempt = 0; attempt < WakeAttempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            line.Write(Attention, 0, Attention.Length);
            Send("version");
            if (Receive(WakeTimeoutMs, noise) is { } reply)
            {
                return DeviceVersion.Of(reply);
            }
        }

        throw new NotReachedException(noise.Describe());
    }

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="timeoutMs">How long it may take.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LinkLostException">There was none.</exception>
    public DeviceReply Ask(string command, int timeoutMs = ReplyTimeoutMs)
    {
        Send(command);
        return ReceiveOrThrow(timeoutMs);
    }

    /// <summary>Types a line that the running command waits for.</summary>
    /// <param name="text">The line.</param>
    /// <param name="timeoutMs">How long its answer may take.</param>
    /// <returns>The next answer.</returns>
    /// <exception cref="LinkLostException">There was none.</exception>
    public DeviceReply Type(string text, int timeoutMs = ReplyTimeoutMs)
    {
        WriteLine(text);
        return ReceiveOrThrow(timeoutMs);
    }

    /// <summary>Runs a command, and says yes when it asks.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <returns>The last answer.</returns>
    /// <exception cref="LinkLostException">There was none.</exception>
    public DeviceReply AskAndConfirm(string command)
    {
        DeviceReply reply = Ask(command, SlowReplyTimeoutMs);
        return reply.Code == "confirm" ? Type("yes", SlowReplyTimeoutMs) : reply;
    }

    /// <summary>Runs a command that takes lines of PEM; the device paces them by an answer to each.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="pem">The lines.</param>
    /// <returns>The answer to the whole: <c>confirm</c>, or why not.</returns>
    /// <exception cref="LinkLostException">There was none.</exception>
    public DeviceReply Paste(string command, string pem)
    {
        DeviceReply reply = Ask(command);
        foreach (string text in pem.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (reply.Code != "paste")
            {
                return reply;
            }

            reply = Type(text, SlowReplyTimeoutMs);
        }

        return reply.Code == "paste" ? ReceiveOrThrow(SlowReplyTimeoutMs) : reply;
    }

    /// <summary>Closes the line.</summary>
    public void Dispose()
    {
        line.Dispose();
    }

    private void Send(string command)
    {
        _id = string.Create(CultureInfo.InvariantCulture, $"{_idPrefix}-{++_requests}");
        WriteLine($"@{_id} {command}");
    }

    private void WriteLine(string text)
    {
        byte[] octets = Encoding.UTF8.GetBytes(text + "\r");
        line.Write(octets, 0, octets.Length);
    }

    private DeviceReply ReceiveOrThrow(int timeoutMs)
    {
        return Receive(timeoutMs, null) ?? throw new LinkLostException("the device fell silent");
    }

    private DeviceReply? Receive(int timeoutMs, LineNoise? noise)
    {
        long deadlineMs = clock.NowMs + timeoutMs;
        while (true)
        {
            while (TakeLine())
            {
                if (DeviceReply.Find(_lineSoFar.ToArray(), _id) is { } reply)
                {
                    _lineSoFar.Clear();
                    return reply;
                }

                _lineSoFar.Clear();
            }

            int remainingMs = (int)(deadlineMs - clock.NowMs);
            if (remainingMs <= 0)
            {
                return null;
            }

            _offset = 0;
            _end = line.Read(_buffer, 0, _buffer.Length, remainingMs);
            noise?.Add(_buffer.AsSpan(0, _end));
        }
    }

    // Moves what was read to the line so far; true at its end.
    private bool TakeLine()
    {
        while (_offset < _end)
        {
            byte octet = _buffer[_offset++];
            if (octet is (byte)'\r' or (byte)'\n')
            {
                return true;
            }

            if (_lineSoFar.Count < MaxLineBytes)
            {
                _lineSoFar.Add(octet);
            }
        }

        return false;
    }
}
