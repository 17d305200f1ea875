using System.Net;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostNetworkLinkTests
    {
        [Fact]
        public void Servers_that_are_handed_in_are_used()
        {
            HostNetworkLink link = new(
                [IPEndPoint.Parse("127.0.0.1:5353"), IPEndPoint.Parse("[::1]:53"), IPEndPoint.Parse("192.0.2.1:53")]);

            Assert.True(link.IsUp);
            Assert.Equal(2, link.DnsServerCount);
            Assert.Equal([127, 0, 0, 1], link.GetDnsServerAddress(0));
            Assert.Equal(5353, link.GetDnsServerPort(0));
            Assert.Equal(IPAddress.IPv6Loopback.GetAddressBytes(), link.GetDnsServerAddress(1));
            Assert.Equal(53, link.GetDnsServerPort(1));
        }

        [Fact]
        public void What_the_system_says_has_the_right_shape()
        {
            HostNetworkLink link = new();
            Assert.InRange(link.DnsServerCount, 0, 2);
            for (int i = 0; i < link.DnsServerCount; i++)
            {
                Assert.Contains(link.GetDnsServerAddress(i).Length, new[] { 4, 16 });
                Assert.Equal(53, link.GetDnsServerPort(i));
            }
        }
    }
}
