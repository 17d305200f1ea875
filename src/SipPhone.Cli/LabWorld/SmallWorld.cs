using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SipPhone.Lab;
using SipPhone.Lab.Naming;
using SipPhone.Lab.Peers;
using SipPhone.Lab.Proxying;
using SipPhone.Lab.Registration;

namespace SipPhone.Cli.LabWorld;

// One SIP domain on loopback: its DNS, its registrar and proxy with a domain certificate of the user's own authority,
// and somebody who answers calls.

/// <summary>The servers that a phone can be tried against.</summary>
internal sealed class SmallWorld : IAsyncDisposable
{
    private static readonly TimeSpan RingingTime = TimeSpan.FromSeconds(1);

    private readonly IssuedCertificate _certificate;
    private readonly LabProxy _proxy;
    private readonly LabDnsServer _dns;
    private readonly LabPeer _answerer;

    private SmallWorld(IssuedCertificate certificate, LabProxy proxy, LabDnsServer dns, LabPeer answerer)
    {
        _certificate = certificate;
        _proxy = proxy;
        _dns = dns;
        _answerer = answerer;
    }

    /// <summary>Whom to ask for names.</summary>
    public IPEndPoint DnsServer => _dns.EndPoint;

    /// <summary>Where the domain's server listens.</summary>
    public IPEndPoint SipServer => _proxy.EndPoint;

    /// <summary>Ends when everything can be used, also who answers; fails when that does not work out.</summary>
    public Task Ready => _answerer.Registered;

    /// <summary>Who is registered now.</summary>
    public IReadOnlyList<Binding> Bindings => _proxy.Bindings;

    /// <summary>Issues the server's certificate and starts everything.</summary>
    /// <param name="plan">What it is to be.</param>
    /// <param name="authority">Who issues the certificate; also vouches for phones that present one.</param>
    /// <exception cref="CertificateRefusedException">The policy does not list domain and host.</exception>
    /// <exception cref="UsageException">A port is taken.</exception>
    public static async Task<SmallWorld> StartAsync(WorldPlan plan, CertificateAuthority authority)
    {
        string answererPassword = NewPassword.Make();
        IssuedCertificate certificate = authority.IssueDomainCertificate(plan.Domain, plan.Host);
        LabProxy? proxy = null;
        try
        {
            proxy = Listen("--sip-port", plan.SipPort, () => LabProxy.Start(new LabProxyOptions
            {
                Registrar = new LabRegistrarOptions
                {
                    Domain = plan.Domain,
                    ListenOn = new IPEndPoint(IPAddress.Loopback, plan.SipPort),
                    Certificate = certificate,
                    ClientAnchors = [authority.Certificate],
                    Passwords = new Dictionary<string, string>
                    {
                        [plan.User] = plan.Password,
                        [WorldPlan.Answerer] = answererPassword,
                    },
                },
            }));
            DnsZones zones = DnsZones.Parse(Zone(plan, proxy.EndPoint), "the lab's zone");
            LabDnsServer dns = Listen("--dns-port", plan.DnsPort, () => LabDnsServer.Start(zones, plan.DnsPort));
            LabPeer answerer = LabPeer.Start(new LabPeerOptions
            {
                Domain = plan.Domain,
                User = WorldPlan.Answerer,
                Password = answererPassword,
                DnsServer = dns.EndPoint,
                Anchors = [authority.Der],
                AnswersAfter = RingingTime,
            });
            return new SmallWorld(certificate, proxy, dns, answerer);
        }
        catch (UsageException)
        {
            await (proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
            certificate.Dispose();
            throw;
        }
    }

    /// <summary>Stops everything.</summary>
    public async ValueTask DisposeAsync()
    {
        _answerer.Dispose();
        await _proxy.DisposeAsync();
        await _dns.DisposeAsync();
        _certificate.Dispose();
    }

    private static T Listen<T>(string option, int port, Func<T> start)
    {
        try
        {
            return start();
        }
        catch (SocketException exception)
        {
            string why = exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is taken: another program listens there",
                SocketError.AccessDenied => "may not be used by you: the system keeps low ports for itself",
                SocketError error => $"cannot be used, error {error}",
            };
            throw new UsageException(
                $"Port {port} of {IPAddress.Loopback} {why}. Give another one with {option}, or 0 for any.");
        }
    }

    private static string Zone(WorldPlan plan, IPEndPoint server)
    {
        return $"""
            zone {plan.Domain}
            zone {plan.Host}
            {plan.Domain} NAPTR 50 50 "s" "SIPS+D2T" "" _sips._tcp.{plan.Domain}
            _sips._tcp.{plan.Domain} SRV 10 60 {server.Port} {plan.Host}
            {plan.Host} A {server.Address}
            """;
    }
}
