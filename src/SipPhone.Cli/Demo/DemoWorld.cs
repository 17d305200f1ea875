using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using SipPhone.Board.Host;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Lab;
using SipPhone.Lab.Naming;
using SipPhone.Lab.Registration;

namespace SipPhone.Cli.Demo;

// The SIP world of the demo, in one process and on loopback: an authority, DNS, and three registrars.
//
//   atlanta.example       NAPTR and SRV lead to sip.atlanta.example: the phone's own domain
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

    /// <summary>The user who registers everywhere.</summary>
    public const string User = "alice";

    /// <summary>Her password.</summary>
    public const string Password = "wonderland";

    private const string ImpostorHost = "host.thief.example";

    private const string Policy = $"""
        {Domain} {Host}
        {ImpostorDomain} {ImpostorHost}
        chicago.example {FallbackHost}
        """;

    private readonly CertificateAuthority _authority;
    private readonly IssuedCertificate _deviceCertificate;
    private readonly List<IssuedCertificate> _serverCertificates = [];
    private readonly LabDnsServer _dns;

    /// <summary>Issues the certificates and starts the servers.</summary>
    public DemoWorld()
    {
        _authority = CertificateAuthority.CreateRoot(
            "Demo authority", AuthorityPolicy.Parse(Policy, "the demo's policy"));
        _deviceCertificate = _authority.IssueDeviceCertificate("alice-phone", Domain);
        AllowedDomains allowed = new();
        allowed.Add(Encoding.ASCII.GetBytes(Domain));
        Registrar = LabRegistrar.Start(new LabRegistrarOptions
        {
            Domain = Domain,
            Certificate = Issue(Domain, Host),
            Passwords = new Dictionary<string, string> { [User] = Password },
            ClientAnchors = [_authority.Certificate],
            AllowedClients = allowed,
        });
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
        _dns = LabDnsServer.Start(DnsZones.Parse(Zone(), "the demo's zone"));
    }

    /// <summary>The phone's own server; asks for client certificates.</summary>
    public LabRegistrar Registrar { get; }

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

    /// <summary>The phone's own certificate.</summary>
    public X509Certificate2 DeviceCertificate => _deviceCertificate.Certificate;

    /// <summary>Stops everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _dns.DisposeAsync();
        await Registrar.DisposeAsync();
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
            _sips._tcp.{Domain} SRV 10 60 {Registrar.EndPoint.Port} {Host}
            {Host} A {Registrar.EndPoint.Address}
            _sips._tcp.{ClaimedDomain} SRV 10 60 {Impostor.EndPoint.Port} {ImpostorHost}
            {ImpostorHost} A {Impostor.EndPoint.Address}
            {FallbackHost} A {Fallback.EndPoint.Address}
            """;
    }
}
