using System;
using System.Net;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Locate;

/// <summary>A datagram socket that tells what goes over it.</summary>
/// <param name="inner">The socket that does the work.</param>
/// <param name="trace">Who is told.</param>
internal sealed class TracingDatagramSocket(IDatagramSocket inner, DnsTrace trace) : IDatagramSocket
{
    private IPEndPoint _server = new(IPAddress.None, 0);

    /// <inheritdoc/>
    public bool Open(byte[] address, int port, int localPort)
    {
        _server = new IPEndPoint(new IPAddress(address), port);
        return inner.Open(address, port, localPort);
    }

    /// <inheritdoc/>
    public int Send(byte[] buffer, int offset, int end)
    {
        int sent = inner.Send(buffer, offset, end);
        if (sent > 0)
        {
            trace.Query(_server, buffer.AsSpan(offset, sent));
        }

        return sent;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, int offset, int end)
    {
        int received = inner.Receive(buffer, offset, end);
        if (received > 0)
        {
            trace.Answer(_server, buffer.AsSpan(offset, received));
        }

        return received;
    }

    /// <inheritdoc/>
    public void Close()
    {
        inner.Close();
    }
}
