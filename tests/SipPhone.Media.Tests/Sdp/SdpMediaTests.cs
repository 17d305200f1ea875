using SipPhone.Media.Sdp;

namespace SipPhone.Media.Tests.Sdp;

/// <summary>RFC 8866 §5.14 and §6: the m= line, and what its formats are.</summary>
public class SdpMediaTests
{
    private static SdpResult Read(out SdpMedia media, params string[] lines)
    {
        byte[] octets = Bodies.Octets(Bodies.WithMedia(lines));
        var description = new SdpDescription();
        media = new SdpMedia();
        SdpResult result = description.Parse(octets, 0, octets.Length);
        if (result == SdpResult.Ok)
        {
            description.ReadMedia(0, media);
        }

        return result;
    }

    [Theory]
    [InlineData("audio 4000 RTP/AVP 0", "plain 4000/1")]
    [InlineData("AUDIO 4000 rtp/avp 0", "plain 4000/1")]
    [InlineData("audio 1 RTP/AVP x", "plain 1/1")]
    [InlineData("audio 65535 RTP/AVP 0", "plain 65535/1")]
    [InlineData("audio 65536 RTP/AVP 0", "bad")]
    [InlineData("audio 99999999999 RTP/AVP 0", "bad")]
    [InlineData("audio 0 RTP/AVP 0", "other 0/1")]
    [InlineData("audio 4000/1 RTP/AVP 0", "plain 4000/1")]
    [InlineData("audio 4000/2 RTP/AVP 0", "other 4000/2")]
    [InlineData("audio 4000/0 RTP/AVP 0", "bad")]
    [InlineData("audio 4000/ RTP/AVP 0", "bad")]
    [InlineData("audio -1 RTP/AVP 0", "bad")]
    [InlineData("audio x RTP/AVP 0", "bad")]
    [InlineData("audio  RTP/AVP 0", "bad")]
    [InlineData("audio 4000 RTP/SAVP 0", "other 4000/1")]
    [InlineData("audio 4000 RTP/SAVPF 0", "other 4000/1")]
    [InlineData("audio 4000 UDP/TLS/RTP/SAVPF 0", "other 4000/1")]
    [InlineData("audio 4000 RTP/ 0", "bad")]
    [InlineData("audio 4000 /AVP 0", "bad")]
    [InlineData("video 4000 RTP/AVP 0", "other 4000/1")]
    [InlineData("image 4000 udptl t38", "other 4000/1")]
    [InlineData("audio 4000 RTP/AVP", "bad")]
    [InlineData("audio 4000 RTP/AVP ", "bad")]
    [InlineData("audio 4000 RTP/AVP 0 ", "bad")]
    [InlineData("audio 4000 RTP/AVP 0  8", "bad")]
    [InlineData(" 4000 RTP/AVP 0", "bad")]
    [InlineData("", "bad")]
    public void The_m_line_is_read(string value, string expected)
    {
        SdpResult result = Read(out SdpMedia media, "m=" + value);
        string kind = media.Buffer is not null && media.IsPlainAudio ? "plain" : "other";
        Assert.Equal(expected, result == SdpResult.BadMedia ? "bad" : $"{kind} {media.Port}/{media.PortCount}");
    }

    [Theory]
    [InlineData("0", "", "0 - - first 0")]
    [InlineData("8", "", "- 8 - first 8")]
    [InlineData("8 0", "", "0 8 - first 8")]
    [InlineData("18 3 0", "", "0 - - first 0")]
    [InlineData("18", "", "- - - first -")]
    [InlineData("101", "101 telephone-event/8000", "- - 101 first -")]
    [InlineData("0 101", "101 Telephone-Event/8000", "0 - 101 first 0")]
    [InlineData("0", "101 telephone-event/8000", "0 - - first 0")]
    [InlineData("0 101", "101 telephone-event/16000", "0 - - first 0")]
    [InlineData("0 99 100", "99 telephone-event/48000|100 telephone-event/8000", "0 - 100 first 0")]
    [InlineData("0 99 100", "99 telephone-event/8000|100 telephone-event/8000", "0 - 99 first 0")]
    [InlineData("97", "97 PCMU/8000", "97 - - first 97")]
    [InlineData("97", "97 pcma/8000/1", "- 97 - first 97")]
    [InlineData("97", "97 PCMA/8000/2", "- - - first -")]
    [InlineData("97", "97 PCMA/16000", "- - - first -")]
    [InlineData("97 0", "97 PCMU/8000", "0 - - first 0")]
    [InlineData("0", "0 PCMU/8000", "0 - - first 0")]
    [InlineData("0", "0 G726-32/8000", "- - - first -")]
    [InlineData("8 0", "0 PCMU/16000", "- 8 - first 8")]
    [InlineData("127", "127 PCMU/8000", "127 - - first 127")]
    [InlineData("0 8x 08", "", "0 8 - first 0")]
    public void Formats_are_what_rtpmap_or_RFC_3551_says(string formats, string maps, string expected)
    {
        string[] attributes = [.. maps.Split('|').Where(map => map.Length > 0).Select(map => "a=rtpmap:" + map)];
        Assert.Equal(SdpResult.Ok, Read(out SdpMedia media, ["m=audio 4000 RTP/AVP " + formats, .. attributes]));
        Assert.Equal(
            expected,
            $"{Word(media.PcmuPayloadType)} {Word(media.PcmaPayloadType)} {Word(media.EventPayloadType)}"
            + $" first {Word(media.FirstG711())}");
    }

    [Theory]
    [InlineData("rtpmap:101 telephone-event/8000", true)]
    [InlineData("rtpmap:96 L16/44100/2", true)]
    [InlineData("rtpmap:128 x/8000", false)]
    [InlineData("rtpmap:-1 x/8000", false)]
    [InlineData("rtpmap:96 x", false)]
    [InlineData("rtpmap:96 x/", false)]
    [InlineData("rtpmap:96 x/8000/", false)]
    [InlineData("rtpmap:96 x/8k", false)]
    [InlineData("rtpmap:96 /8000", false)]
    [InlineData("rtpmap:96  x/8000", false)]
    [InlineData("rtpmap:96", false)]
    [InlineData("rtpmap:", false)]
    [InlineData("rtpmap", false)]
    [InlineData("RTPMAP:", true)]
    [InlineData("fmtp:101 0-15", true)]
    [InlineData("fmtp:96 a=b; c=d", true)]
    [InlineData("fmtp:101", false)]
    [InlineData("fmtp:101 ", false)]
    [InlineData("fmtp", false)]
    [InlineData("ptime:20", true)]
    [InlineData("ptime:20.5", true)]
    [InlineData("ptime:0", false)]
    [InlineData("ptime:20.", false)]
    [InlineData("ptime:.5", false)]
    [InlineData("ptime:20 ", false)]
    [InlineData("ptime:-20", false)]
    [InlineData("ptime", false)]
    [InlineData("maxptime:150", true)]
    [InlineData("maxptime:x", false)]
    [InlineData("candidate:1 1 UDP 1 192.0.2.1 4000 typ host", true)]
    public void Attributes_that_we_read_are_checked(string attribute, bool isGood) =>
        Assert.Equal(
            isGood ? SdpResult.Ok : SdpResult.BadAttribute,
            Read(out SdpMedia _, "m=audio 4000 RTP/AVP 0", "a=" + attribute));

    [Theory]
    [InlineData("ptime:20", 20, 0)]
    [InlineData("ptime:20.9", 20, 0)]
    [InlineData("maxptime:150", 0, 150)]
    [InlineData("x:1", 0, 0)]
    public void Packet_times_are_read(string attribute, int ptimeMs, int maxPtimeMs)
    {
        Assert.Equal(SdpResult.Ok, Read(out SdpMedia media, "m=audio 4000 RTP/AVP 0", "a=" + attribute));
        Assert.Equal((ptimeMs, maxPtimeMs), (media.PtimeMs, media.MaxPtimeMs));
    }

    private static string Word(int payloadType) => payloadType < 0 ? "-" : $"{payloadType}";
}
