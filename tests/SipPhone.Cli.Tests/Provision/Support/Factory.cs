using SipPhone.Cli.Provision;
using SipPhone.Cli.Provision.Station;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>A factory in a folder: orders, an authority, a protocol, and ports with scripted devices.</summary>
internal sealed class Factory : ILineOpener, IDisposable
{
    public const string Password = "open, \"sesame\" \\";

    private readonly CertificateAuthority _other;

    public Factory()
    {
        Authority = CertificateAuthority.CreateRoot(
            "Factory root", AuthorityPolicy.Parse("example.com phone1.example.com\n", "test"));
        _other = CertificateAuthority.CreateRoot("Other root", AuthorityPolicy.Parse("", "test"));
        Folder.Write("root.pem", Authority.Certificate.ExportCertificatePem());
        Folder.Write("other.pem", _other.Certificate.ExportCertificatePem());
        using IssuedCertificate issued = Authority.IssueDeviceCertificate("S1", "example.com");
        Folder.Write("device.pem", issued.ToPemChain() + issued.ToPemKey());
    }

    public TempFolder Folder { get; } = new();

    public CertificateAuthority Authority { get; }

    public VirtualStationClock Clock { get; } = new();

    /// <summary>The ports by name.</summary>
    public Dictionary<string, FakePort> Ports { get; } = [];

    public string ProtocolPath => Folder.PathOf("protocol.jsonl");

    /// <summary>An order for one device with everything that an order can have.</summary>
    public static string FullOrder => """
        serial,domain,user,password,anchors,certificate,policy,call.targets,seal
        S1,example.com,alice,"open, ""sesame"" \",root.pem;other.pem,device.pem,domain-certs,"bob,carol",yes

        """;

    public IStationLine Open(string port) => Ports.TryGetValue(port, out FakePort? found)
        ? found.Open(Clock)
        : throw new LinkLostException($"There is no port {port}.");

    /// <summary>Connects a device to a port of the name <c>P1</c>, <c>P2</c> and so on.</summary>
    public FakeDevice Connect(FakeDevice device)
    {
        Ports.Add($"P{Ports.Count + 1}", new FakePort(device));
        return device;
    }

    /// <summary>Runs <c>sipphone provision</c> on all ports, with a protocol.</summary>
    public Tool Run(string order, Func<ProvisionOptions, ProvisionOptions>? change = null)
    {
        ProvisionOptions options = new()
        {
            Ports = [.. Ports.Keys],
            Order = Folder.Write("order.csv", order),
            Station = "bench",
            Protocol = ProtocolPath,
        };
        return Run(change?.Invoke(options) ?? options);
    }

    public Tool Run(ProvisionOptions options, CancellationToken cancellation = default)
    {
        StringWriter output = new();
        StringWriter error = new();
        ProvisionJob job = new(options, Terminal.Into(output, error), this, Clock);
        Tool tool = new(job.Run(cancellation), output.ToString(), error.ToString());
        Assert.DoesNotContain("sesame", tool.ToString());
        Assert.DoesNotContain(Ports.Values, port => port.IsOpen);
        return tool;
    }

    public void Dispose()
    {
        _other.Dispose();
        Authority.Dispose();
        Folder.Dispose();
    }
}
