using SipPhone.Core.Hal;

namespace SipPhone.Shell.Tests.Support;

/// <summary>A console's line whose other end is the test.</summary>
public sealed class ScriptedPort : IConsolePort
{
    private readonly Queue<byte> _typed = new();

    /// <summary>Everything that was written.</summary>
    public List<byte> Written { get; } = [];

    /// <summary>Octets that the line takes in one call.</summary>
    public int WriteSize { get; set; } = int.MaxValue;

    /// <summary>Octets that the line takes before it is full; -1 for any number.</summary>
    public int Credit { get; set; } = -1;

    /// <summary>There will be nothing more to read, once what was typed is read.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The line is gone in both directions.</summary>
    public bool IsGone { get; set; }

    /// <summary>Octets that nobody has read yet.</summary>
    public int Unread => _typed.Count;

    public void Type(ReadOnlySpan<byte> octets)
    {
        foreach (byte octet in octets)
        {
            _typed.Enqueue(octet);
        }
    }

    public int Read(byte[] buffer, int offset, int end)
    {
        if (IsGone || (HasEnded && _typed.Count == 0))
        {
            return HalResult.Closed;
        }

        int count = 0;
        while (offset + count < end && _typed.TryDequeue(out byte octet))
        {
            buffer[offset + count++] = octet;
        }

        return count;
    }

    public int Write(byte[] buffer, int offset, int end)
    {
        if (IsGone)
        {
            return HalResult.Closed;
        }

        int count = Math.Min(end - offset, WriteSize);
        if (Credit >= 0)
        {
            count = Math.Min(count, Credit);
            Credit -= count;
        }

        Written.AddRange(buffer.AsSpan(offset, count));
        return count;
    }
}
