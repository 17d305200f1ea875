using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SipPhone.Cli.Tests.Provision.Support;

namespace SipPhone.Interop
{
    // The phone knows nothing but what the order said: neither servers of names nor anchors come from elsewhere.

    /// <summary><c>provision</c> against <c>run --console pty</c>, and then the phone registers at Kamailio.</summary>
    public sealed class ProvisionedPhoneTests
    {
        private const string HostName = "door-17.example.com";

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public async Task A_bare_phone_registers_with_what_an_order_gave_it(bool isCertificateRequired)
        {
            using Factory factory = await Factory.CreateAsync(HostName);
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { ClientAuthority = isCertificateRequired ? factory.Authority : null });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using DeviceProcess phone = await DeviceProcess.StartAsync();

            string account = $"{Certificates.Domain},{KamailioServer.User},{KamailioServer.Password}";
            await factory.ProvisionAsync(
                $"""
                serial,domain,user,password,anchors,dns.servers,hostname,issue
                S17,{account},{Factory.ServersRoot},127.0.0.1:{knot.Port},{HostName},{Factory.AuthorityName}

                """,
                [phone.Port]);

            string contact = await kamailio.AwaitBoundAsync();
            Assert.Equal(contact, Assert.Single(await kamailio.ContactsAsync()));
            await kamailio.AwaitCertificateAsync(KamailioServer.User, isCertificateRequired ? "S17" : "<null>");
            using DeviceConsole console = new(phone.Port);
            AssertRegistered(console, $"127.0.0.1:{kamailio.Port}");

            using JsonDocument protocol = JsonDocument.Parse(await File.ReadAllTextAsync(factory.ProtocolPath));
            JsonElement identity = console.Expect("ok", "identity show");
            Assert.Equal(
                DeviceConsole.Field(protocol.RootElement, "certificate"), DeviceConsole.Field(identity, "sha256"));
            Assert.Contains("S17", DeviceConsole.Field(identity, "subject"));
        }

        [Fact]
        public async Task Twenty_phones_at_once_from_one_CSV()
        {
            const int count = 20;
            int[] doors = [.. Enumerable.Range(1, count)];
            using Factory factory = await Factory.CreateAsync([.. doors.Select(door => $"door-{door}.example.com")]);
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { ClientAuthority = factory.Authority });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            string keyPath = factory.Write("station.key", key.ExportPkcs8PrivateKeyPem());
            string publicPath = factory.Write("station.pub", key.ExportSubjectPublicKeyInfoPem());
            string order = OrderForDoors(doors, $"127.0.0.1:{knot.Port}");
            Stack<PhoneOnAPty> phones = new();
            try
            {
                Array.ForEach(doors, _ => phones.Push(new PhoneOnAPty()));
                await factory.ProvisionAsync(order, phones.Select(phone => phone.Port), "--sign-key", keyPath);
                ToolRun verified =
                    await ToolRun.DoneAsync("provision", "verify", factory.ProtocolPath, "--key", publicPath);
                Assert.Equal($"{count} lines are whole and signed by this key.\n", verified.Output);
                foreach (int door in doors)
                {
                    await kamailio.AwaitBoundAsync($"door-{door}");
                    await kamailio.AwaitCertificateAsync($"door-{door}", $"S{door}");
                }
            }
            finally
            {
                while (phones.TryPop(out PhoneOnAPty? phone))
                {
                    phone.Dispose();
                }
            }
        }

        private static string OrderForDoors(int[] doors, string dns)
        {
            StringBuilder order = new("serial,domain,user,password,anchors,dns.servers,hostname,issue,seal\n");
            foreach (int door in doors)
            {
                order.Append($"S{door},{Certificates.Domain},door-{door},{KamailioServer.PeerPassword},");
                order.Append($"{Factory.ServersRoot},{dns},door-{door}.example.com,{Factory.AuthorityName},yes\n");
            }

            return order.ToString();
        }

        // Kamailio tells of the binding before its answer is with the phone.
        private static void AssertRegistered(DeviceConsole console, string server)
        {
            console.Type("", DeviceConsole.Prompt);
            JsonElement status = console.AskUntil("status", "phone", "registered");
            Assert.Equal("authenticated", DeviceConsole.Field(status, "certificate"));
            Assert.Equal("SIP identity", DeviceConsole.Field(status, "recognised-by"));
            Assert.Equal(Certificates.Domain, DeviceConsole.Field(status, "identities"));
            Assert.Equal("True", DeviceConsole.Field(status, "located"));
            Assert.EndsWith(server, DeviceConsole.Field(status, "server"));
            Assert.Matches(new Regex("^[1-9][0-9]*$"), DeviceConsole.Field(status, "expires"));
            string text = console.TypeToPrompt("status");
            Assert.Contains("registered", text);
            Assert.Contains("authenticated", text);
        }
    }
}
