using System.Security.Authentication;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>
    /// A handshake with a real server that stalls or is cut, at octets all over the server's flight: never a hang, and
    /// never a peer that was not verified.
    /// </summary>
    public sealed class BrokenHandshakeTests
    {
        public static MatrixTheoryData<TlsServerKind, SslProtocols> Servers()
        {
            return new(Enum.GetValues<TlsServerKind>(), [SslProtocols.Tls12, SslProtocols.Tls13]);
        }

        public static MatrixTheoryData<TlsServerKind, SslProtocols, RelayFault> ServersAndCuts()
        {
            return new(
                Enum.GetValues<TlsServerKind>(),
                [SslProtocols.Tls12, SslProtocols.Tls13],
                [RelayFault.End, RelayFault.Reset]);
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_handshake_that_stalls_ends_when_we_close(TlsServerKind kind, SslProtocols version)
        {
            await using TlsServer server = await StartAsync(kind, version);
            foreach (long octets in await PointsOfFlightAsync(server))
            {
                await using FaultyRelay relay = new(server.Port, octets, RelayFault.Stall);
                await using ProbedChannel channel = new(Certificates.Root);
                channel.Open(relay.Port);
                await relay.Struck;
                channel.AwaitState(SecureChannelState.Handshaking);

                channel.Close();

                Assert.Equal(SecureChannelState.Closed, channel.State);
                await relay.ClientLeft;
                Assert.Equal(SecureChannelState.Closed, channel.State);
            }
        }

        [Theory]
        [MemberData(nameof(ServersAndCuts))]
        public async Task A_handshake_that_is_cut_is_closed_by_the_peer(
            TlsServerKind kind, SslProtocols version, RelayFault cut)
        {
            await using TlsServer server = await StartAsync(kind, version);
            foreach (long octets in await PointsOfFlightAsync(server))
            {
                await using FaultyRelay relay = new(server.Port, octets, cut);
                await using ProbedChannel channel = new(Certificates.Root);
                channel.Open(relay.Port);

                SecureChannelFailure failure = channel.AwaitFailure();

                Assert.True(failure == SecureChannelFailure.PeerClosed, $"{failure} after {octets} octets");
                await relay.ClientLeft;
            }
        }

        private static async Task<TlsServer> StartAsync(TlsServerKind kind, SslProtocols version)
        {
            // RSA, because its signatures all have one length, and so has every flight.
            IssuedCertificate certificate =
                Certificates.Root.IssueDomainCertificate(
                    Certificates.Domain, Certificates.HostName, new CertificateTerms { Key = KeyKind.Rsa2048 });
            TlsServerOptions options = new() { Certificate = certificate, Version = version };
            return await TlsServer.StartAsync(kind, options);
        }

        /// <summary>Does the handshake once, unbroken, to know how many octets of the server's it takes.</summary>
        /// <returns>Numbers of octets that are not enough: none, all but one, and points between them.</returns>
        private static async Task<long[]> PointsOfFlightAsync(TlsServer server)
        {
            await using FaultyRelay relay = new(server.Port, long.MaxValue, RelayFault.Stall);
            await using ProbedChannel channel = new(Certificates.Root);
            channel.Open(relay.Port);
            channel.AwaitPeer();
            long whole = relay.Passed;
            Assert.True(whole > 1000, $"a whole flight of {whole} octets");

            // The header of the first record is 5 octets long (RFC 8446 §5.1).
            return [0, 1, 4, 5, 6, whole / 4, whole / 2, whole * 3 / 4, whole - 100, whole - 1];
        }
    }
}
