namespace SipPhone.Sip.Tests.Sessions;

/// <summary>INFO of packages that we do not know: RFC 6086 §4.2.2.</summary>
public sealed class InfoPackagesTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public InfoPackagesTests() => _bob = new Peer(_t);

    [Theory]
    [InlineData("Info-Package: dtmf")]
    [InlineData("INFO-PACKAGE : dtmf;x=y")]
    public void An_info_of_a_package_is_of_none_that_we_know(string header)
    {
        _t.Calls().Sends("INVITE");
        _bob.Answers(200, "answer-b").Tells("media, confirmed").Sends("ACK");
        _bob.Sends("INFO", headers: header).TellsNothing().Sends("469 Bad Info Package", "\r\nRecv-Info:\r\n");
        _bob.Sends("INFO", headers: "Info-Packages: x|Info-Pack: y").Tells("info").Sends("200");
    }
}
