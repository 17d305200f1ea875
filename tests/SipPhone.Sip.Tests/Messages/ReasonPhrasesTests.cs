using System.Text;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>What a status is called: kept phrases and literals, and the first and the last of each.</summary>
public sealed class ReasonPhrasesTests
{
    [Theory]
    [InlineData(100, "Trying")]
    [InlineData(180, "Ringing")]
    [InlineData(200, "OK")]
    [InlineData(202, "Accepted")]
    [InlineData(302, "Moved Temporarily")]
    [InlineData(481, "Call/Transaction Does Not Exist")]
    [InlineData(606, "Not Acceptable")]
    [InlineData(101, "Refused")]
    [InlineData(356, "Refused")]
    [InlineData(699, "Refused")]
    public void Each_status_has_its_phrase(int statusCode, string expected)
    {
        ByteWriter writer = new(new byte[64]);
        ReasonPhrases.Write(writer, statusCode);
        Assert.Equal(expected, Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length));
    }
}
