using System.Net;
using System.Text;
using SipPhone.Media.Sdp;

namespace SipPhone.Media.Tests.Sdp;

/// <summary>RFC 8866 §5.7: addresses, names, black holes, and what is none of these.</summary>
public class SdpConnectionTests
{
    [Theory]
    [InlineData("IN IP4 192.0.2.1", "Ipv4 192.0.2.1")]
    [InlineData("IN IP4 255.255.255.255", "Ipv4 255.255.255.255")]
    [InlineData("in ip4 192.0.2.1", "Ipv4 192.0.2.1")]
    [InlineData("IN IP6 2001:db8::1", "Ipv6 2001:db8::1")]
    [InlineData("IN IP6 ::ffff:192.0.2.1", "Ipv6 ::ffff:192.0.2.1")]
    [InlineData("IN IP4 media.example.com", "Name")]
    [InlineData("IN IP6 media-1.example.com", "Name")]
    [InlineData("IN IP4 0.0.0.0", "Nowhere")]
    [InlineData("IN IP6 ::", "Nowhere")]
    [InlineData("IN IP6 x.invalid", "Nowhere")]
    [InlineData("IN IP6 INVALID", "Nowhere")]
    [InlineData("IN IP6 x.invalid.example", "Name")]
    [InlineData("IN IP4 223.255.255.255", "Ipv4 223.255.255.255")]
    [InlineData("IN IP4 224.0.0.0", "Other")]
    [InlineData("IN IP4 239.255.255.255", "Other")]
    [InlineData("IN IP4 240.0.0.0", "Ipv4 240.0.0.0")]
    [InlineData("IN IP4 224.2.36.42/127", "Other")]
    [InlineData("IN IP4 224.2.36.42/127/3", "Other")]
    [InlineData("IN IP6 ff15::101/3", "Other")]
    [InlineData("IN IP6 ff15::101", "Other")]
    [InlineData("IN IP6 fe80::1", "Ipv6 fe80::1")]
    [InlineData("ATM NSAP 47.0091", "Other")]
    [InlineData("IN IP7 x", "Other")]
    [InlineData("IN IP4 2001:db8::1", "bad")]
    [InlineData("IN IP6 192.0.2.1", "bad")]
    [InlineData("IN IP6 [2001:db8::1]", "bad")]
    [InlineData("IN IP4 192.0.2", "bad")]
    [InlineData("IN IP4 192.0.2.256", "bad")]
    [InlineData("IN IP4 192.0.2.1 ", "bad")]
    [InlineData("IN IP4 192.0.2.1 x", "bad")]
    [InlineData("IN IP4  192.0.2.1", "bad")]
    [InlineData(" IN IP4 192.0.2.1", "bad")]
    [InlineData("IN IP4 ", "bad")]
    [InlineData("IN IP4", "bad")]
    [InlineData("IN", "bad")]
    [InlineData("", "bad")]
    [InlineData("IN IP4 a_b!c", "bad")]
    [InlineData("IN IP6 12345::", "bad")]
    public void Kinds_are_told_apart(string value, string expected)
    {
        var connection = new SdpConnection();
        byte[] octets = Bodies.Octets(value);
        SdpResult result = connection.Parse(octets, 0, octets.Length);
        string outcome = "bad";
        if (result == SdpResult.Ok)
        {
            int length = connection.AddressLength;
            string address = length > 0 ? $" {new IPAddress(connection.Address[..length])}" : "";
            outcome = connection.Kind + address;
            Assert.Equal(
                value.Split(' ')[2],
                Encoding.Latin1.GetString(octets, connection.TextOffset, connection.TextEnd - connection.TextOffset));
        }
        else
        {
            Assert.Equal(SdpAddressKind.None, connection.Kind);
        }

        Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData(253, SdpAddressKind.Name)]
    [InlineData(254, SdpAddressKind.None)]
    public void A_name_has_the_length_of_a_domain_name(int length, SdpAddressKind expected)
    {
        byte[] octets = Bodies.Octets("IN IP4 " + new string('a', length));
        var connection = new SdpConnection();
        connection.Parse(octets, 0, octets.Length);
        Assert.Equal(expected, connection.Kind);
    }
}
