using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SipPhone.Core.Tests;

public class IpLiteralTests
{
    private static string Read(string text)
    {
        byte[] octets = Encoding.Latin1.GetBytes($":{text}1");
        byte[] address = new byte[16];
        int length = IpLiteral.Read(octets, 1, octets.Length - 1, address);
        return length == 0 ? "none" : new IPAddress(address[..length]).ToString();
    }

    [Theory]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("256.0.0.1", "none")]
    [InlineData("192.0.2", "none")]
    [InlineData("192.0.2.1.1", "none")]
    [InlineData("192.0.2.", "none")]
    [InlineData(".192.0.2", "none")]
    [InlineData("192..0.2", "none")]
    [InlineData("192.0.2.01", "none")]
    [InlineData("192.0.2.1x", "none")]
    [InlineData("0x7f.0.0.1", "none")]
    [InlineData("3221225985", "none")]
    [InlineData("1111.1.1.1", "none")]
    [InlineData("", "none")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8::a", "2001:db8::a")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7", "none")]
    [InlineData("1:2:3:4:5:6:7:8:9", "none")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    [InlineData("1::2:3:4:5:6:7:8", "none")]
    [InlineData("1:2:3:4:5:6:7:8::", "none")]
    [InlineData("::1::", "none")]
    [InlineData(":::", "none")]
    [InlineData(":1", "none")]
    [InlineData("1:", "none")]
    [InlineData(":", "none")]
    [InlineData("1:2:3:4:5:6:7:", "none")]
    [InlineData("12345::", "none")]
    [InlineData("g::", "none")]
    [InlineData("::%eth0", "none")]
    [InlineData("[::1]", "::1")]
    [InlineData("[::]", "::")]
    [InlineData("[::1", "none")]
    [InlineData("::1]", "none")]
    [InlineData("[]", "none")]
    [InlineData("[[::1]]", "none")]
    [InlineData("[192.0.2.1]", "none")]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201")]
    [InlineData("1:2:3:4:5:192.0.2.1", "none")]
    [InlineData("1:2:3:4:5:6:7:192.0.2.1", "none")]
    [InlineData("::192.0.2.1:1", "none")]
    [InlineData("::192.0.2.256", "none")]
    public void Reads_whole_addresses_only(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Reads_what_the_platform_writes()
    {
        Gen<int> octet = Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 255)));
        Prop.ForAll(
            Gen.Elements(4, 16).SelectMany(length => octet.ArrayOf(length)).ToArbitrary(),
            octets =>
            {
                var address = new IPAddress(octets.Select(value => (byte)value).ToArray());
                return Read(address.ToString()) == address.ToString();
            }).Check(Config.QuickThrowOnFailure.WithReplay(20260104UL, 7UL).WithMaxTest(2000));
    }

    [Fact]
    public void Takes_no_IPv6_text_that_the_platform_refuses()
    {
        Gen<string> text = Gen.Elements(":", "::", "0", "1", "ffff", "12345", ".", "192.0.2.1").ArrayOf()
            .Select(parts => string.Concat(parts));
        Prop.ForAll(
            text.ToArbitrary(),
            value =>
            {
                bool isKnown = IPAddress.TryParse(value, out IPAddress? address)
                    && address.AddressFamily == AddressFamily.InterNetworkV6;
                return !value.Contains(':') || Read(value) == (isKnown ? address!.ToString() : "none");
            }).Check(Config.QuickThrowOnFailure.WithReplay(20260105UL, 9UL).WithMaxTest(5000));
    }
}
