using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Locate;

/// <summary>
/// A stream socket that tells the DNS messages that go over it, each behind its length (RFC 7766 §8).
/// </summary>
/// <param name="inner">The socket that does the work.</param>
/// <param name="trace">Who is told.</param>
internal sealed class TracingStreamSocket(IStreamSocket inner, DnsTrace trace) : IStreamSocket
{
    private readonly List<byte> _sent = [];
    private readonly List<byte> _received = [];
    private IPEndPoint _server = new(IPAddress.None, 0);

    /// <inheritdoc/>
    public bool IsRefused => inner.IsRefused;

    /// <inheritdoc/>
    public int PlatformError => inner.PlatformError;

    /// <inheritdoc/>
    public int LocalPort => inner.LocalPort;

    /// <inheritdoc/>
    public bool Open(byte[] address, int port)
    {
        _server = new IPEndPoint(new IPAddress(address), port);
        _sent.Clear();
        _received.Clear();
        return inner.Open(address, port);
    }

    /// <inheritdoc/>
    public int CopyLocalAddress(byte[] buffer, int offset, int end) => inner.CopyLocalAddress(buffer, offset, end);

    /// <inheritdoc/>
    public int Send(byte[] buffer, int offset, int end)
    {
        int sent = inner.Send(buffer, offset, end);
        if (sent > 0)
        {
            _sent.AddRange(buffer.AsSpan(offset, sent));
            TellWhole(_sent, message => trace.Query(_server, message));
        }

        return sent;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int offset, int end)
    {
        int received = inner.Receive(buffer, offset, end);
        if (received > 0)
        {
            _received.AddRange(buffer.AsSpan(offset, received));
            TellWhole(_received, message => trace.Answer(_server, message));
        }

        return received;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_received.Count > 0)
        {
            trace.LongAnswer(_server, _received.Count);
            _received.Clear();
        }

        inner.Close();
    }

    private static void TellWhole(List<byte> octets, Action<byte[]> tell)
    {
        byte[] all = [.. octets];
        if (all.Length >= 2 && all.Length - 2 >= BinaryPrimitives.ReadUInt16BigEndian(all))
        {
            int end = 2 + BinaryPrimitives.ReadUInt16BigEndian(all);
            tell(all[2..end]);
            octets.RemoveRange(0, end);
        }
    }
}
