using System.Text;

namespace SipPhone.Settings.Tests;

/// <summary>Lists, and hosts with ports, taken apart.</summary>
public sealed class SettingListTests
{
    [Theory]
    [InlineData("a", new[] { "a" })]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData(" a , b c ", new[] { "a", "b c" })]
    [InlineData(",", new[] { "", "" })]
    [InlineData("  ", new[] { "" })]
    [InlineData("", new[] { "" })]
    [InlineData("a,,b", new[] { "a", "", "b" })]
    public void Entries_stand_between_commas_without_blanks_around(string value, string[] expected)
    {
        byte[] guarded = Encoding.ASCII.GetBytes(" ," + value + ", ");
        int count = SettingList.Count(guarded, 2, guarded.Length - 2);
        Assert.Equal(expected, Enumerable.Range(0, count).Select(index =>
        {
            SettingList.Find(guarded, 2, guarded.Length - 2, index, out int offset, out int end);
            return Encoding.ASCII.GetString(guarded, offset, end - offset);
        }));
    }

    [Theory]
    [InlineData("example.com", "example.com", 0)]
    [InlineData("example.com:5061", "example.com", 5061)]
    [InlineData("192.0.2.1:1", "192.0.2.1", 1)]
    [InlineData("2001:db8::1", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]:65535", "2001:db8::1", 65535)]
    [InlineData("", "", 0)]
    public void Hosts_and_ports(string text, string host, int port)
    {
        byte[] guarded = Encoding.ASCII.GetBytes(":" + text + ":9");
        Assert.Equal(
            SettingResult.Ok,
            HostPort.Split(guarded, 1, guarded.Length - 2, out int offset, out int end, out int found));
        Assert.Equal((host, port), (Encoding.ASCII.GetString(guarded, offset, end - offset), found));
    }

    [Theory]
    [InlineData("example.com:", SettingResult.BadPort)]
    [InlineData("example.com:65536", SettingResult.BadPort)]
    [InlineData("[::1]:x", SettingResult.BadPort)]
    [InlineData("[::1", SettingResult.BadAddress)]
    [InlineData("[::1]x", SettingResult.BadAddress)]
    public void What_is_no_host_with_a_port_leaves_nothing(string text, SettingResult expected)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, HostPort.Split(octets, 0, octets.Length, out int offset, out int end, out int port));
        Assert.Equal((0, 0, 0), (offset, end, port));
    }

    [Theory]
    [InlineData("192.0.2.1:53", 4, 53)]
    [InlineData("192.0.2.1", 4, 0)]
    [InlineData("::1", 16, 0)]
    [InlineData("[::1]:53", 16, 53)]
    [InlineData("[192.0.2.1]:53", 0, 0)]
    [InlineData("example.com:53", 0, 0)]
    [InlineData("192.0.2.1:0", 0, 0)]
    [InlineData("", 0, 0)]
    public void Addresses_and_ports(string text, int length, int port)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.Equal(length, HostPort.ReadAddress(octets, 0, octets.Length, new byte[16], out int found));
        Assert.Equal(port, found);
    }
}
