using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.Support;

/// <summary>A TLS server on loopback and a free port: shakes hands, and notes what it is told.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IssuedCertificate _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public TlsServer(IssuedCertificate certificate)
    {
        _certificate = certificate;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The name of the last SNI.</summary>
    public string ServerName { get; private set; } = "";

    /// <summary>How many octets it was sent over TLS.</summary>
    public int ReceivedBytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificateSelectionCallback = (_, name) =>
            {
                ServerName = name ?? "";
                return _certificate.Certificate;
            },
        };
        while (true)
        {
            try
            {
                using Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                await using SslStream tls = new(new NetworkStream(socket));
                await tls.AuthenticateAsServerAsync(options, _stop.Token);
                ReceivedBytes += await tls.ReadAsync(new byte[100], _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException)
            {
                // A client that hung up: the next one is served.
            }
        }
    }
}
