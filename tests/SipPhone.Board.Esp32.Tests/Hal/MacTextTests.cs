using SipPhone.Core;

namespace SipPhone.Board.Esp32.Tests.Hal;

/// <summary>The device's id.</summary>
public sealed class MacTextTests
{
    [Theory]
    [InlineData("000000000000")]
    [InlineData("24a160ff09c8")]
    [InlineData("ffffffffffff")]
    public void An_id_is_the_address_in_hexadecimal(string digits)
    {
        byte[] id = MacText.ToId(System.Convert.FromHexString(digits));
        Assert.Equal("esp32-" + digits, Ascii.ToText(id, 0, id.Length));
    }
}
