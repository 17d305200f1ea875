using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.Media.Tests.Sdp;

/// <summary>RFC 8866 §5: which lines there are, in which order, and what is in them.</summary>
public class SdpDescriptionTests
{
    private static SdpResult Parse(string text)
    {
        byte[] octets = Bodies.Octets(text);
        return new SdpDescription().Parse(octets, 0, octets.Length);
    }

    // One line a letter; the whole is the base description with one letter's line put elsewhere, doubled or left out.
    private static string LineOf(char type) => type switch
    {
        'v' => "v=0",
        'o' => "o=- 1 1 IN IP4 192.0.2.9",
        's' => "s=-",
        'i' => "i=about",
        'u' => "u=https://example.com/",
        'e' => "e=a@example.com",
        'p' => "p=+1 617 555-6011",
        'c' => "c=IN IP4 192.0.2.9",
        'b' => "b=AS:64",
        't' => "t=0 0",
        'r' => "r=604800 3600 0 90000",
        'z' => "z=2882844526 -1h",
        'k' => "k=prompt",
        'a' => "a=x",
        'm' => "m=audio 4000 RTP/AVP 0",
        _ => type + "=x",
    };

    [Theory]
    [InlineData("vosctm", SdpResult.Ok)]
    [InlineData("vosct", SdpResult.Ok)]
    [InlineData("vost", SdpResult.Ok)]
    [InlineData("vostmc", SdpResult.Ok)]
    [InlineData("vostmcmc", SdpResult.Ok)]
    [InlineData("vosiueepp" + "cbbtrrzkaam" + "icbbkaam", SdpResult.Ok)]
    [InlineData("vosctrrzttrm", SdpResult.Ok)]
    [InlineData("vosctmcccbbaa", SdpResult.Ok)]
    [InlineData("", SdpResult.Truncated)]
    [InlineData("v", SdpResult.Truncated)]
    [InlineData("vosc", SdpResult.Truncated)]
    [InlineData("osctm", SdpResult.OutOfOrder)]
    [InlineData("vsctm", SdpResult.OutOfOrder)]
    [InlineData("voctm", SdpResult.OutOfOrder)]
    [InlineData("voscm", SdpResult.OutOfOrder)]
    [InlineData("voscam", SdpResult.OutOfOrder)]
    [InlineData("m", SdpResult.OutOfOrder)]
    [InlineData("vvosctm", SdpResult.OutOfOrder)]
    [InlineData("voosctm", SdpResult.OutOfOrder)]
    [InlineData("vossctm", SdpResult.OutOfOrder)]
    [InlineData("voscctm", SdpResult.OutOfOrder)]
    [InlineData("ovsctm", SdpResult.OutOfOrder)]
    [InlineData("voscrtm", SdpResult.OutOfOrder)]
    [InlineData("vosbctm", SdpResult.OutOfOrder)]
    [InlineData("vostcm", SdpResult.OutOfOrder)]
    [InlineData("vosctatm", SdpResult.OutOfOrder)]
    [InlineData("vosctkkm", SdpResult.OutOfOrder)]
    [InlineData("vosctmac", SdpResult.OutOfOrder)]
    [InlineData("vosctmii", SdpResult.OutOfOrder)]
    [InlineData("vosctmt", SdpResult.OutOfOrder)]
    [InlineData("vosctmv", SdpResult.OutOfOrder)]
    [InlineData("vosctx", SdpResult.UnknownType)]
    [InlineData("vosctmx", SdpResult.UnknownType)]
    [InlineData("vosctM", SdpResult.UnknownType)]
    [InlineData("Vosctm", SdpResult.UnknownType)]
    [InlineData("vostm", SdpResult.MissingConnection)]
    [InlineData("vostmcm", SdpResult.MissingConnection)]
    public void Lines_stand_in_the_order_of_section_5(string types, SdpResult expected) =>
        Assert.Equal(expected, Parse(Bodies.Lines([.. types.Select(LineOf)])));

    [Theory]
    [MemberData(nameof(SdpVectors.Lines), MemberType = typeof(SdpVectors))]
    [InlineData("s", "s=a b\u00fc", "ok")]
    [InlineData("s", "s=a\0b", "bad-line")]
    public void What_stands_in_a_line_is_checked(string type, string line, string expected)
    {
        string[] lines = [.. "vosctam".Select(letter => letter == type[0] ? line : LineOf(letter))];
        Assert.Equal(expected, SdpResults.Name(Parse(Bodies.Lines(lines))));
    }

    [Fact]
    public void A_line_may_end_with_a_bare_LF() =>
        Assert.Equal(SdpResult.Ok, Parse(Bodies.Plain.Replace("\r\n", "\n")));

    [Fact]
    public void A_line_may_not_end_with_a_bare_CR() =>
        Assert.Equal(SdpResult.BadLine, Parse(Bodies.Plain.Replace("\r\n", "\r")));

    [Fact]
    public void The_last_line_has_to_end() => Assert.Equal(SdpResult.Truncated, Parse(Bodies.Plain[..^2]));

    [Theory]
    [InlineData(0, SdpResult.Ok)]
    [InlineData(Limits.MaxSdpMedia, SdpResult.Ok)]
    [InlineData(Limits.MaxSdpMedia + 1, SdpResult.TooManyMedia)]
    public void Streams_are_counted(int count, SdpResult expected)
    {
        byte[] octets = Bodies.Octets(Bodies.WithMedia([.. Enumerable.Repeat(LineOf('m'), count)]));
        var description = new SdpDescription();
        Assert.Equal(expected, description.Parse(octets, 0, octets.Length));
        Assert.Equal(expected == SdpResult.Ok ? count : 0, description.MediaCount);
    }

    [Theory]
    [InlineData("", "", "SendReceive")]
    [InlineData("a=sendonly", "", "SendOnly")]
    [InlineData("a=recvonly", "", "ReceiveOnly")]
    [InlineData("a=inactive", "", "Inactive")]
    [InlineData("a=inactive", "a=sendrecv", "SendReceive")]
    [InlineData("a=sendrecv", "a=recvonly", "ReceiveOnly")]
    [InlineData("a=sendonly", "a=SENDRECV", "SendOnly")]
    public void A_stream_has_the_session_s_direction_unless_it_says_one(string session, string media, string expected)
    {
        string text = Bodies.Lines([
            "v=0", LineOf('o'), "s=-", LineOf('c'), "t=0 0", .. Present(session), LineOf('m'), .. Present(media)]);
        byte[] octets = Bodies.Octets(text);
        var description = new SdpDescription();
        Assert.Equal(SdpResult.Ok, description.Parse(octets, 0, octets.Length));
        var stream = new SdpMedia();
        description.ReadMedia(0, stream);
        Assert.Equal(expected, stream.Direction.ToString());
    }

    [Fact]
    public void A_stream_s_connection_comes_before_the_session_s()
    {
        byte[] octets = Bodies.Octets(Bodies.WithMedia(LineOf('m'), "c=IN IP4 192.0.2.77", LineOf('m')));
        var description = new SdpDescription();
        Assert.Equal(SdpResult.Ok, description.Parse(octets, 0, octets.Length));
        var stream = new SdpMedia();
        description.ReadMedia(0, stream);
        Assert.Equal(77, description.ConnectionOf(stream).Address[3]);
        description.ReadMedia(1, stream);
        Assert.Equal(9, description.ConnectionOf(stream).Address[3]);
    }

    [Fact]
    public void Every_result_has_a_word() =>
        Assert.DoesNotContain("unknown", Enum.GetValues<SdpResult>().Select(result => SdpResults.Name(result)));

    private static string[] Present(string line) => line.Length > 0 ? [line] : [];
}
