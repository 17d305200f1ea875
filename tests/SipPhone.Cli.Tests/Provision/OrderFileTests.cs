using System.Security.Cryptography;
using System.Text;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Tests.Provision.Support;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>Order files: what is wrong is said with line and field, and never with a secret.</summary>
public sealed class OrderFileTests : IDisposable
{
    private const string Header = "serial,domain,user,password";

    private readonly Factory _factory = new();
    private readonly OrderMaterial _material;

    public OrderFileTests() => _material = new OrderMaterial(_factory.Folder.Path, DateTimeOffset.UtcNow);

    public void Dispose()
    {
        _material.Dispose();
        _factory.Dispose();
    }

    [Fact]
    public void An_order_with_everything()
    {
        Order order = Assert.Single(Read(Factory.FullOrder).Orders);
        Assert.Equal(2, order.Line);
        Assert.Equal("S1", order.Serial);
        Assert.Equal("alice@example.com", order.Account);
        Assert.Equal(2, order.Anchors.Count);
        Assert.NotNull(order.Certificate);
        Assert.True(order.Seal);
        Assert.Equal(
            ["sip.domain", "sip.user", "sip.password", "tls.policy", "call.targets", "device.serial"],
            order.Settings.Select(setting => setting.Setting.Name));
        Assert.Equal(Factory.Password, order.Settings[2].Value);
    }

    [Fact]
    public void The_same_in_JSON()
    {
        OrderSheet sheet = Read("""
            {
              "serial": "S1", "domain": "example.com", "user": "alice", "password": "open, \"sesame\" \\",
              "anchors": ["root.pem", "other.pem"], "certificate": "device.pem", "policy": "domain-certs",
              "call.targets": ["bob", "carol"], "call.ring-timeout": 30, "fallback": false, "seal": true
            }
            """);
        Order order = Assert.Single(sheet.Orders);
        Assert.Equal("alice@example.com", order.Account);
        Assert.Equal(2, order.Anchors.Count);
        Assert.True(order.Seal);
        Assert.Equal("bob,carol", ValueOf(order, "call.targets"));
        Assert.Equal("30", ValueOf(order, "call.ring-timeout"));
        Assert.Equal("off", ValueOf(order, "tls.fallback"));
        Assert.Equal(Factory.Password, ValueOf(order, "sip.password"));
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing()
    {
        Assert.Single(Read("\uFEFF" + Factory.FullOrder).Orders);
        Assert.Single(Read("\uFEFF{\"serial\": \"S1\"}").Orders);
    }

    [Theory]
    [InlineData("an empty file", "", 1, "", "file is empty")]
    [InlineData("a header alone", Header + "\n", 1, "", "holds no order")]
    [InlineData("semicolons", "serial;domain;user\n", 1, "", "semicolons")]
    [InlineData("a column that there is not", "serial,colour\nS1,red\n", 1, "colour", "No such field")]
    [InlineData("a column in capitals", "serial,Domain\nS1,example.com\n", 1, "Domain", "Write \"domain\"")]
    [InlineData("a column twice", "serial,user,user\nS1,a,b\n", 1, "user", "twice")]
    [InlineData("a column by both names", "serial,user,sip.user\nS1,a,b\n", 1, "sip.user", "twice")]
    [InlineData("no serial column", "domain,user\nexample.com,a\n", 1, "serial", "missing")]
    [InlineData("no serial", Header + "\n,example.com,a,secret\n", 2, "serial", "missing")]
    [InlineData("too few fields", Header + "\nS1,example.com\n", 2, "", "2 fields under 4 columns")]
    [InlineData("too many fields", Header + "\nS1,example.com,a,b,c\n", 2, "", "5 fields under 4 columns")]
    [InlineData("a quote not closed", Header + "\nS1,example.com,a,\"b\n", 2, "", "never closed")]
    [InlineData("a bad domain", Header + "\nS1,exa mple,a,secret\n", 2, "domain", "domain")]
    [InlineData("a bad user", Header + "\nS1,example.com,a@b,secret\n", 2, "user", "user")]
    [InlineData("a user without a domain", Header + "\nS1,,a,secret\n", 2, "", "sip.domain is not")]
    [InlineData("a bad choice", "serial,policy\nS1,strict\n", 2, "policy", "domain-certs")]
    [InlineData("a bad switch", "serial,fallback\nS1,maybe\n", 2, "fallback", "on")]
    [InlineData("a bad number", "serial,call.ring-timeout\nS1,soon\n", 2, "call.ring-timeout", "number")]
    [InlineData("a secret that is too short", "serial,console-password\nS1,hushhus\n", 2, "console-password", "short")]
    [InlineData("a secret of control characters", Header + "\nS1,example.com,a,hush\u0001\n", 2, "password",
        "character")]
    [InlineData("anchors that are not there", "serial,anchors\nS1,none.pem\n", 2, "anchors", "There is no file")]
    [InlineData("an anchor twice", "serial,anchors\nS1,root.pem;root.pem\n", 2, "anchors", "named twice")]
    [InlineData("a path too many", "serial,anchors\nS1,root.pem;\n", 2, "anchors", "path is empty")]
    [InlineData("an anchor that is a device's", "serial,anchors\nS1,device.pem\n", 2, "anchors", "no authority's")]
    [InlineData("a certificate without its key", "serial,certificate\nS1,root.pem\n", 2, "certificate", "the key of")]
    [InlineData("a key alone", "serial,key\nS1,device.pem\n", 2, "key", "needs its certificate")]
    [InlineData("no such authority", "serial,domain,user,hostname,issue\nS1,example.com,a,h.example.com,none\n", 2,
        "issue", "not an authority's directory")]
    [InlineData("an authority without a domain", "serial,issue\nS1,none\n", 2, "issue", "Fill in \"domain\"")]
    [InlineData("an authority without a host", "serial,domain,user,issue\nS1,example.com,a,none\n", 2, "issue",
        "Fill in \"hostname\"")]
    [InlineData("an authority with a wrong domain",
        "serial,domain,user,hostname,issue\nS1,exam..ple.com,a,h.example.com,none\n", 2, "domain", "domain name")]
    [InlineData("ready and issued", "serial,certificate,issue\nS1,device.pem,none\n", 2, "issue",
        "either ready or issued")]
    [InlineData("a seal without anchors", "serial,seal\nS1,yes\n", 2, "seal", "anchors")]
    [InlineData("a seal that may be", "serial,seal\nS1,maybe\n", 2, "seal", "yes or no")]
    [InlineData("another protocol", "serial,protocol\nS1,2\n", 2, "protocol", "version 1")]
    [InlineData("a password file that is not there", "serial,password-file\nS1,none\n", 2, "password-file", "no file")]
    [InlineData("a factory key of nothing", "serial,factory-key\nS1,root.pem\n", 2, "factory-key", "P-256")]
    [InlineData("JSON cut off", "{\"serial\":\n\"S1\",", 2, "", "no JSON")]
    [InlineData("JSON and more", "{\"serial\":\"S1\"}\n{}", 2, "", "no JSON")]
    [InlineData("a list of JSON", "[{\"serial\":\"S1\"}]", 1, "", "one object")]
    [InlineData("a member that there is not", "{\n\"serial\":\"S1\",\n\"colour\":\"red\"}", 3, "colour",
        "No such field")]
    [InlineData("a member twice", "{\"user\":\"a\",\n\"user\":\"b\"}", 2, "user", "twice")]
    [InlineData("a member of null", "{\"serial\":\"S1\",\"user\":null}", 1, "user", "takes a text")]
    [InlineData("a member of objects", "{\"serial\":\"S1\",\"user\":{\"a\":[1]}}", 1, "user", "takes a text")]
    [InlineData("a list of numbers", "{\"serial\":\"S1\",\"anchors\":[1]}", 1, "anchors", "takes a text")]
    [InlineData("an empty member", "{\"serial\":\"S1\",\"user\":\"\"}", 1, "user", "empty")]
    [InlineData("a bad value in JSON", "{\"serial\":\"S1\",\n\"policy\":\"strict\"}", 2, "policy", "domain-certs")]
    public void Faults(string description, string text, int line, string field, string says)
    {
        OrderSheet sheet = Read(text);
        Assert.True(sheet.Orders.Count == 0, description);
        OrderFault fault = Assert.Single(sheet.Faults);
        Assert.True(fault.Line == line && fault.Field == field, $"{description}: {fault}");
        Assert.Contains(says, fault.Problem);
        Assert.EndsWith(".", fault.Problem);
        Assert.DoesNotContain("hush", fault.ToString());
    }

    [Fact]
    public void All_faults_of_a_row_are_said_and_the_other_rows_go_on()
    {
        OrderSheet sheet = Read("serial,domain,user,policy\nS1,example.com,a,domain-certs\nS2,exa mple,b@c,strict\n" +
            "S3,example.com,c,rfc5922\n");
        Assert.Equal(["S1", "S3"], sheet.Orders.Select(order => order.Serial));
        Assert.Equal(["domain", "user", "policy"], sheet.Faults.Select(fault => fault.Field));
        Assert.All(sheet.Faults, fault => Assert.Equal(3, fault.Line));
    }

    [Theory]
    [InlineData("serial,user,domain\nS1,a,example.com\nS2,b,example.com\nS1,c,example.com\n", "serial")]
    [InlineData("serial,device\nS1,D1\nS2,D2\nS3,D1\n", "device")]
    public void Neither_of_two_rows_for_the_same_device_is_done(string text, string field)
    {
        OrderSheet sheet = Read(text);
        Assert.Equal(["S2"], sheet.Orders.Select(order => order.Serial));
        Assert.Equal([2, 4], sheet.Faults.Select(fault => fault.Line));
        Assert.All(sheet.Faults, fault => Assert.Equal(field, fault.Field));
        Assert.All(sheet.Faults, fault => Assert.Contains("2, 4", fault.Problem));
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        byte[] text = Encoding.Latin1.GetBytes("serial,user\nS1,a\nS2,\u00E4\n");
        OrderFault fault = Assert.Single(Read(text).Faults);
        Assert.Equal(3, fault.Line);
        Assert.Contains("UTF-8", fault.Problem);
    }

    [Fact]
    public void An_authority_issues_only_what_its_policy_allows()
    {
        string path = _factory.Folder.PathOf("ca");
        AuthorityDirectory directory = new(path);
        directory.Create("Root", KeyKind.EcdsaP256, TimeSpan.FromDays(30));
        File.WriteAllText(directory.PolicyPath, "example.com phone1.example.com\n");
        const string Rows = "serial,domain,user,hostname,issue\nS1,example.com,a,{0},ca\n";
        ICertificateSource source = Assert.Single(
            Read(Rows.Replace("{0}", "phone1.example.com", StringComparison.Ordinal)).Orders).Certificate!;
        Assert.True(source.IsIssued);
        Assert.NotEqual(source.Obtain().Sha256, source.Obtain().Sha256);
        OrderFault fault = Assert.Single(
            Read(Rows.Replace("{0}", "phone2.example.com", StringComparison.Ordinal)).Faults);
        Assert.Equal("issue", fault.Field);
        Assert.Contains("\u00A78", fault.Problem);
        Assert.Contains("\"example.com phone2.example.com\"", fault.Problem);
    }

    [Fact]
    public void A_directory_of_certificates_has_a_pair_for_each_serial_number()
    {
        Directory.CreateDirectory(_factory.Folder.PathOf("certificates"));
        using IssuedCertificate issued = _factory.Authority.IssueDeviceCertificate("S1", "example.com");
        _factory.Folder.Write("certificates/S1.pem", issued.ToPemChain());
        _factory.Folder.Write("certificates/S1.key", issued.ToPemKey());
        OrderSheet sheet = Read("serial,certificate\nS1,certificates\nS2,certificates\n../S1,certificates\n");
        Assert.NotNull(Assert.Single(sheet.Orders).Certificate);
        Assert.Equal([3, 4], sheet.Faults.Select(fault => fault.Line));
        Assert.Contains("no file name", sheet.Faults[1].Problem);
    }

    [Fact]
    public void A_factory_key_is_read_from_PEM_and_from_base_64()
    {
        using FactoryKey key = FactoryKey.Create();
        using ECDsa pair = ECDsa.Create();
        pair.ImportFromPem(key.ToPem());
        _factory.Folder.Write("key.pem", pair.ExportSubjectPublicKeyInfoPem());
        _factory.Folder.Write("key.pub", key.PublicText + "\n");
        OrderSheet sheet = Read("serial,factory-key\nS1,key.pem\nS2,key.pub\n");
        Assert.All(sheet.Orders, order => Assert.Equal(key.PublicText, ValueOf(order, "factory.key")));
        Assert.Equal(2, sheet.Orders.Count);
    }

    private static string ValueOf(Order order, string name) =>
        order.Settings.Single(setting => setting.Setting.Name == name).Value;

    private OrderSheet Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private OrderSheet Read(byte[] text) => OrderFile.Read(_factory.Folder.Write("order", text), _material);
}
