using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using SipPhone.Board.Host;
using SipPhone.Cli.Ladder;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Lab;
using SipPhone.Lab.Naming;
using SipPhone.Lab.Peers;
using SipPhone.Lab.Proxying;
using SipPhone.Lab.Registration;

namespace SipPhone.Cli.Demo;

// The SIP world of the demo, in one process and on loopback: an authority, DNS, two domains' proxies with two phones to
// call, and two registrars.
//
//   atlanta.example       NAPTR and SRV lead to sip.atlanta.example: the phone's own domain
//   biloxi.example        NAPTR and SRV lead to sip.biloxi.example: bob's and carol's domain. Each of the two proxies
//                         proves itself to the other, and asks the other to (seed §7)
//   bank.example          its DNS was taken over: SRV leads to host.thief.example, whose certificate is valid, but for
//                         thief.example
//   pbx.chicago.example   no NAPTR, no SRV, only an address: matched by its host name

/// <summary>The servers that the demo's phones meet.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>The domain of the phone.</summary>
    public const string Domain = "atlanta.example";

    /// <summary>The host of its server.</summary>
    public const string Host = "sip.atlanta.example";

    /// <summary>The domain that the impostor claims.</summary>
    public const string ClaimedDomain = "bank.example";

    /// <summary>The domain that the impostor's certificate is for.</summary>
    public const string ImpostorDomain = "thief.example";

    /// <summary>The host without SRV.</summary>
    public const string FallbackHost = "pbx.chicago.example";

    /// <summary>The domain of those who are called.</summary>
    public const string PeerDomain = "biloxi.example";

    /// <summary>The user who registers everywhere.</summary>
    public const string User = "alice";

    /// <summary>Her password.</summary>
    public const string Password = "wonderland";

    private const string ImpostorHost = "host.thief.example";
    private const string PeerHost = "sip.biloxi.example";
    private const string Bob = "bob";
    private const string Carol = "carol";

    // Long enough to be seen in a ladder.
    private static readonly TimeSpan RingingTime = TimeSpan.FromMilliseconds(300);

    private const string Policy = $"""
        {Domain} {Host}
        {PeerDomain} {PeerHost}
        {ImpostorDomain} {ImpostorHost}
        chicago.example {FallbackHost}
        """;

    private readonly CertificateAuthority _authority;
    private readonly IssuedCertificate _deviceCertificate;
    private readonly List<IssuedCertificate> _serverCertificates = [];
    private readonly LabDnsServer _dns;
    private readonly LadderRecorder _ladder;
    private readonly LabProxy _peerProxy;
    private readonly LabPeer _bob;
    private readonly LabPeer _carol;

    /// <summary>Issues the certificates and starts the servers and the phones to call.</summary>
    /// <param name="ladder">Sees what is said, and whom the proxies recognise.</param>
    public DemoWorld(LadderRecorder ladder)
    {
        _ladder = ladder;
        _authority = CertificateAuthority.CreateRoot(
            "Demo authority", AuthorityPolicy.Parse(Policy, "the demo's policy"));
        _deviceCertificate = _authority.IssueDeviceCertificate("alice-phone", Domain);
        AllowedDomains allowed = new();
        allowed.Add(Encoding.ASCII.GetBytes(Domain));

        // Who is asked must listen before it can be named: the zones come last.
        _dns = LabDnsServer.Start(DnsZones.Parse("zone example", "the demo's zone"));
        Proxy = StartProxy(Domain, Host, PeerDomain, allowed, User);
        _peerProxy = StartProxy(PeerDomain, PeerHost, Domain, null, Bob, Carol);
        Impostor = LabRegistrar.Start(new LabRegistrarOptions
        {
            Domain = ClaimedDomain,
            Certificate = Issue(ImpostorDomain, ImpostorHost),
            Passwords = new Dictionary<string, string> { [User] = Password },
        });
        Fallback = StartOnSipsPort(new LabRegistrarOptions
        {
            Domain = FallbackHost,
            Certificate = Issue("chicago.example", FallbackHost),
            Passwords = new Dictionary<string, string> { [User] = Password },
        });
        _dns.Zones = DnsZones.Parse(Zone(), "the demo's zone");
        _bob = StartPeer(Bob, DemoLadder.BobColumn);
        _carol = StartPeer(Carol, DemoLadder.CarolColumn);
    }

    /// <summary>Whom to call.</summary>
    public static string BobUri => $"sip:{Bob}@{PeerDomain}";

    /// <summary>Whom to transfer him to.</summary>
    public static string CarolUri => $"sip:{Carol}@{PeerDomain}";

    /// <summary>Ends when both can be called; fails when that does not work out.</summary>
    public Task PeersRegistered => Task.WhenAll(_bob.Registered, _carol.Registered);

    /// <summary>What the proxies saw of each other's servers.</summary>
    public IReadOnlyList<SeenPeer> RecognisedPeers => [.. Proxy.Peers, .. _peerProxy.Peers];

    /// <summary>The phone's own server; asks for client certificates.</summary>
    public LabProxy Proxy { get; }

    /// <summary>The impostor.</summary>
    public LabRegistrar Impostor { get; }

    /// <summary>The server without SRV.</summary>
    public LabRegistrar Fallback { get; }

    /// <summary>
    /// The port to name in the URI of the server without SRV; 0 where it got the port of SIP over TLS.
    /// </summary>
    public int FallbackPort => Fallback.EndPoint.Port == Locator.SipsPort ? 0 : Fallback.EndPoint.Port;

    /// <summary>Whom to ask for names.</summary>
    public IPEndPoint DnsServer => _dns.EndPoint;

    /// <summary>Whom to trust.</summary>
    public HostTrustStore Anchors => HostTrustStore.FromDer(_authority.Der);

    /// <summary>The phone's own certificate and key.</summary>
    public HostDeviceIdentity DeviceIdentity => _deviceCertificate.ToDeviceIdentity();

    /// <summary>Stops everything.</summary>
    public async ValueTask DisposeAsync()
    {
        _bob.Dispose();
        _carol.Dispose();
        await Proxy.DisposeAsync();
        await _peerProxy.DisposeAsync();
        await _dns.DisposeAsync();
        await Impostor.DisposeAsync();
        await Fallback.DisposeAsync();
        _serverCertificates.ForEach(certificate => certificate.Dispose());
        _deviceCertificate.Dispose();
        _authority.Dispose();
    }

    // A domain without SRV is sought on port 5061. Most loopback addresses have it free; where none has, the URI names
    // a port.
    private static LabRegistrar StartOnSipsPort(LabRegistrarOptions options)
    {
        for (byte last = 1; last <= 9; last++)
        {
            try
            {
                IPAddress address = new([127, 0, 0, last]);
                return LabRegistrar.Start(ListeningOn(new IPEndPoint(address, Locator.SipsPort)));
            }
            catch (SocketException)
            {
                // Taken, or no address of this machine: try the next.
            }
        }

        return LabRegistrar.Start(options);

        LabRegistrarOptions ListeningOn(IPEndPoint endPoint)
        {
            return new LabRegistrarOptions
            {
                Domain = options.Domain,
                Certificate = options.Certificate,
                Passwords = options.Passwords,
                ListenOn = endPoint,
            };
        }
    }

    private LabProxy StartProxy(
        string domain, string host, string peer, AllowedDomains? allowed, params string[] users)
    {
        int column = DemoLadder.ColumnOf(domain);
        return LabProxy.Start(new LabProxyOptions
        {
            Registrar = new LabRegistrarOptions
            {
                Domain = domain,
                Certificate = Issue(domain, host),
                Passwords = users.ToDictionary(user => user, _ => Password),
                ClientAnchors = [_authority.Certificate],
                AllowedClients = allowed,
            },
            Peers = [peer],
            DnsServer = _dns.EndPoint,
            ServerAnchors = [_authority.Der],
            PeerTrace = _ladder.Trace(column, DemoLadder.ColumnOf(peer)),
            OnPeerJudged = seen => _ladder.Note(
                column,
                seen.Reason == IdentityReason.Authenticated
                    ? $"identity: the right server, by its SIP identity {seen.Identity}"
                    : $"identity: {IdentityReasons.Name(seen.Reason ?? IdentityReason.NoIdentity)}",
                seen.Reason == IdentityReason.Authenticated),
        });
    }

    private LabPeer StartPeer(string user, int column)
    {
        return LabPeer.Start(new LabPeerOptions
        {
            Domain = PeerDomain,
            User = user,
            Password = Password,
            DnsServer = _dns.EndPoint,
            Anchors = [_authority.Der],
            AnswersAfter = RingingTime,
            Trace = _ladder.Trace(column, DemoLadder.ColumnOf(PeerDomain)),
        });
    }

    private IssuedCertificate Issue(string domain, string host)
    {
        IssuedCertificate certificate = _authority.IssueDomainCertificate(domain, host);
        _serverCertificates.Add(certificate);
        return certificate;
    }

    private string Zone()
    {
        return $"""
            zone example
            {Domain} NAPTR 50 50 "s" "SIPS+D2T" "" _sips._tcp.{Domain}
            _sips._tcp.{Domain} SRV 10 60 {Proxy.EndPoint.Port} {Host}
            {Host} A {Proxy.EndPoint.Address}
            {PeerDomain} NAPTR 50 50 "s" "SIPS+D2T" "" _sips._tcp.{PeerDomain}
            _sips._tcp.{PeerDomain} SRV 10 60 {_peerProxy.EndPoint.Port} {PeerHost}
            {PeerHost} A {_peerProxy.EndPoint.Address}
            _sips._tcp.{ClaimedDomain} SRV 10 60 {Impostor.EndPoint.Port} {ImpostorHost}
            {ImpostorHost} A {Impostor.EndPoint.Address}
            {FallbackHost} A {Fallback.EndPoint.Address}
            """;
    }
}
