using System;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Run;

// A person's own terminal as the phone's console. Two things are different from a line to a device: it is there from
// the start, so that the prompt comes without a key; and ^D on an empty line ends the phone, as it ends any shell.
// Invariant: after that ^D nothing more is read.

/// <summary>The console on the terminal that the process was started from, in raw mode.</summary>
/// <param name="terminal">Its octets both ways.</param>
internal sealed class KeyboardPort(IConsolePort terminal) : IConsolePort
{
    private const byte EndOfText = 0x03;
    private const byte EndOfTransmission = 0x04;
    private const byte KillLine = 0x15;

    private static readonly byte[] NewLine = [(byte)'\r', (byte)'\n'];

    private bool _isStarted;
    private bool _isLineEmpty = true;
    private bool _isEnded;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int end)
    {
        if (_isEnded)
        {
            return HalResult.Closed;
        }

        if (!_isStarted && end > offset)
        {
            _isStarted = true;
            buffer[offset] = (byte)'\r';
            return 1;
        }

        int length = terminal.Read(buffer, offset, end);
        for (int i = 0; i < length; i++)
        {
            byte key = buffer[offset + i];
            if (key == EndOfTransmission && _isLineEmpty)
            {
                _isEnded = true;
                _ = terminal.Write(NewLine, 0, NewLine.Length);
                return i > 0 ? i : HalResult.Closed;
            }

            _isLineEmpty = key is (byte)'\r' or (byte)'\n' or EndOfText or KillLine
                || (_isLineEmpty && key == EndOfTransmission);
        }

        return length;
    }

    /// <summary>Has the prompt come without a key again: the phone behind it starts anew.</summary>
    public void Restart()
    {
        _isStarted = false;
        _isLineEmpty = true;
    }

    /// <inheritdoc/>
    public int Write(byte[] buffer, int offset, int end)
    {
        return terminal.Write(buffer, offset, end);
    }
}
