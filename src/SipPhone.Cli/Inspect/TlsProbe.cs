using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Board.Host;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Inspect;

// The doctor's own TLS client: unlike the phone's channel it goes through with any handshake, since a certificate that
// is not trusted is just what the doctor is asked to show. Invariant: no application octet is ever sent or read.

/// <summary>Fetches the certificate that a server presents, with what its chain is worth.</summary>
internal static class TlsProbe
{
    /// <summary>Connects, shakes hands, and hangs up.</summary>
    /// <param name="address">Where.</param>
    /// <param name="serverName">The name for SNI; empty for none.</param>
    /// <param name="anchors">The anchors to judge the chain by; null to leave it unjudged.</param>
    public static async Task<TlsProbeResult> RunAsync(IPEndPoint address, string serverName, ITrustStore? anchors)
    {
        TlsProbeResult result = new();
        using CancellationTokenSource deadline = new(Limits.ConnectTimeoutMs + Limits.HandshakeTimeoutMs);
        try
        {
            using TcpClient client = new(address.AddressFamily);
            await client.ConnectAsync(address, deadline.Token);
            await using SslStream tls = new(client.GetStream());
            SslClientAuthenticationOptions options = new()
            {
                TargetHost = serverName,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                    Look(certificate, chain, anchors, result),
            };
            await tls.AuthenticateAsClientAsync(options, deadline.Token);
            result.TlsVersion = tls.SslProtocol == SslProtocols.Tls13 ? "1.3" : "1.2";
        }
        catch (OperationCanceledException)
        {
            result.Error = "it did not answer in time";
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            result.Error = (exception.InnerException ?? exception).Message;
        }

        return result;
    }

    private static bool Look(X509Certificate? certificate, X509Chain? sent, ITrustStore? anchors, TlsProbeResult result)
    {
        if (certificate is not X509Certificate2 leaf)
        {
            return false;
        }

        result.Certificate = leaf.RawData;
        result.Chain = anchors is null
            ? null
            : PeerChain.Check(leaf, sent?.ChainPolicy.ExtraStore ?? [], PeerChain.LoadAnchors(anchors));
        return true;
    }
}
