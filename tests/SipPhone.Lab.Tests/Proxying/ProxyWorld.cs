using SipPhone.Lab.Naming;
using SipPhone.Lab.Proxying;
using SipPhone.Lab.Registration;
using SipPhone.Lab.Tests.Registration;

namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>
    /// atlanta.example with alice, bob and carol; biloxi.example with dave; both know each other; DNS for both.
    /// </summary>
    internal sealed class ProxyWorld : IAsyncDisposable
    {
        private const string Policies = """
            atlanta.example sip.atlanta.example
            biloxi.example sip.biloxi.example
            thief.example sip.thief.example
            """;

        private static readonly CertificateAuthority Root =
            CertificateAuthority.CreateRoot("Root", AuthorityPolicy.Parse(Policies, "policy"));


        /// <summary>Starts it.</summary>
        /// <param name="biloxiKnows">The peers of biloxi.example.</param>
        /// <param name="isBiloxiTaken">Whether biloxi.example's server shows a certificate of thief.example.</param>
        internal ProxyWorld(string[]? biloxiKnows = null, bool isBiloxiTaken = false)
        {
            Dns = LabDnsServer.Start(DnsZones.Parse("zone example", "zone"));
            Atlanta = Start("atlanta.example", ["biloxi.example"], "atlanta.example", "alice", "bob", "carol");
            Biloxi = Start(
                "biloxi.example",
                biloxiKnows ?? ["atlanta.example"],
                isBiloxiTaken ? "thief.example" : "biloxi.example",
                "dave");
            Dns.Zones = DnsZones.Parse(
                $"""
                zone example
                atlanta.example NAPTR 50 50 "s" "SIPS+D2T" "" _sips._tcp.atlanta.example
                _sips._tcp.atlanta.example SRV 0 0 {Atlanta.EndPoint.Port} sip.atlanta.example
                _sips._tcp.biloxi.example SRV 0 0 {Biloxi.EndPoint.Port} sip.biloxi.example
                sip.atlanta.example A 127.0.0.1
                sip.biloxi.example A 127.0.0.1
                """,
                "zone");
        }

        internal ManualTime Time { get; } = new();

        internal LabDnsServer Dns { get; }

        internal LabProxy Atlanta { get; }

        internal LabProxy Biloxi { get; }

        internal static byte[] Anchor => Root.Der;

        internal static IssuedCertificate Device(string domain) => Root.IssueDeviceCertificate("device", domain);

        public async ValueTask DisposeAsync()
        {
            await Atlanta.DisposeAsync();
            await Biloxi.DisposeAsync();
            await Dns.DisposeAsync();
        }

        private LabProxy Start(string domain, string[] peers, string presents, params string[] users)
        {
            return LabProxy.Start(new LabProxyOptions
            {
                Registrar = new LabRegistrarOptions
                {
                    Domain = domain,
                    Certificate = Root.IssueDomainCertificate(presents, "sip." + presents),
                    Passwords = users.ToDictionary(user => user, _ => "secret"),
                    ClientAnchors = [Root.Certificate],
                    FlowTimerSeconds = 120,
                    Time = Time,
                },
                Peers = peers,
                DnsServer = Dns.EndPoint,
                ServerAnchors = [Root.Der],
            });
        }
    }
}
