using System.Net;
using SipPhone.Core;

namespace SipPhone.Core.Tests;

/// <summary>Addresses as text, against .NET's own (RFC 5952).</summary>
public class IpAddressTextTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.1")]
    [InlineData("255.255.255.255")]
    public void IPv4_is_dotted(string address)
    {
        Assert.Equal(address, Write(address));
    }

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:0:0:1::1")]
    [InlineData("2001:db8::1:0:0:1")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("abcd:ef01:2345:6789:abcd:ef01:2345:6789")]
    [InlineData("fe80::1:0:0")]
    public void IPv6_is_in_brackets_and_short(string address)
    {
        Assert.Equal($"[{address}]", Write(address));
    }

    [Fact]
    public void Random_IPv6_reads_back_as_itself()
    {
        Random random = new(5952);
        byte[] address = new byte[16];
        for (int i = 0; i < 2000; i++)
        {
            random.NextBytes(address);
            for (int zero = random.Next(8); zero > 0; zero--)
            {
                int group = random.Next(8);
                address[group * 2] = 0;
                address[(group * 2) + 1] = 0;
            }

            string text = Write(new IPAddress(address).ToString());
            Assert.Equal(address, IPAddress.Parse(text).GetAddressBytes());
        }
    }

    [Fact]
    public void The_longest_fits_and_one_octet_less_does_not()
    {
        byte[] address = IPAddress.Parse("abcd:ef01:2345:6789:abcd:ef01:2345:6789").GetAddressBytes();
        ByteWriter fits = new(new byte[IpAddressText.MaxBytes]);
        IpAddressText.Write(fits, address, address.Length);
        Assert.False(fits.IsFull);
        ByteWriter tooSmall = new(new byte[IpAddressText.MaxBytes - 1]);
        IpAddressText.Write(tooSmall, address, address.Length);
        Assert.True(tooSmall.IsFull);
    }

    private static string Write(string text)
    {
        byte[] address = IPAddress.Parse(text).GetAddressBytes();
        ByteWriter writer = new(new byte[IpAddressText.MaxBytes]);
        IpAddressText.Write(writer, address, address.Length);
        Assert.False(writer.IsFull);
        return Ascii.ToText(writer.Buffer, 0, writer.Length);
    }
}
