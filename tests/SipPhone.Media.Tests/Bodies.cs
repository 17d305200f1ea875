namespace SipPhone.Media.Tests;

/// <summary>
/// Descriptions of the shapes that phones and servers of the field write, in our own words: the lines, their order and
/// their habits are theirs, names and numbers are not.
/// </summary>
internal static class Bodies
{
    /// <summary>A plain one with both codecs and digits.</summary>
    public static readonly string Plain = Lines(
        "v=0", "o=- 3 5 IN IP4 192.0.2.20", "s=-", "c=IN IP4 192.0.2.20", "t=0 0",
        "m=audio 30000 RTP/AVP 0 8 101", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15");

    /// <summary>baresip: bandwidth line, wide codecs first, attributes of RTCP, direction last.</summary>
    public static readonly string Baresip = Lines(
        "v=0", "o=- 2418273645 927364510 IN IP4 192.0.2.21", "s=-", "c=IN IP4 192.0.2.21", "t=0 0", "a=tool:baresip",
        "m=audio 21034 RTP/AVP 96 9 0 8 101", "a=rtpmap:96 opus/48000/2", "a=fmtp:96 stereo=1;sprop-stereo=1",
        "a=rtpmap:9 G722/8000", "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000",
        "a=fmtp:101 0-15", "a=rtcp:21035", "a=sendrecv", "a=label:1", "a=rtcp-rsize", "a=ssrc:1938475610 cname:x@y",
        "a=ptime:20");

    /// <summary>rtpengine in front of a browser or phone: sound and video, candidates, rtcp-mux.</summary>
    public static readonly string Rtpengine = Lines(
        "v=0", "o=- 7203846 2 IN IP4 192.0.2.22", "s=Session", "c=IN IP4 192.0.2.22", "t=0 0", "a=group:BUNDLE 0",
        "m=audio 32114 RTP/AVP 8 0 97 101", "a=mid:0", "a=rtpmap:8 PCMA/8000", "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:97 iLBC/8000", "a=fmtp:97 mode=30", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16",
        "a=sendrecv", "a=rtcp:32115", "a=rtcp-mux", "a=ice-ufrag:Kd83jfO1", "a=ice-pwd:aB3dE5gH7jK9mN1pQ3sT5v",
        "a=candidate:QHsk81Ld 1 UDP 2130706431 192.0.2.22 32114 typ host",
        "m=video 0 RTP/AVP 102", "a=rtpmap:102 H264/90000");

    /// <summary>Linphone: bandwidth, feedback attributes, encrypted sound as a second stream.</summary>
    public static readonly string Linphone = Lines(
        "v=0", "o=alice 3847 1029 IN IP4 192.0.2.23", "s=Talk", "c=IN IP4 192.0.2.23", "b=AS:380", "t=0 0",
        "a=ice-pwd:92f1ab", "a=ice-ufrag:7c2e",
        "a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics",
        "a=record:off", "m=audio 7078 RTP/AVP 96 97 98 0 8 18 101 99 100", "a=rtpmap:96 opus/48000/2",
        "a=fmtp:96 useinbandfec=1", "a=rtpmap:97 speex/16000", "a=fmtp:97 vbr=on", "a=rtpmap:98 speex/8000",
        "a=fmtp:98 vbr=on", "a=fmtp:18 annexb=yes", "a=rtpmap:101 telephone-event/48000",
        "a=rtpmap:99 telephone-event/16000", "a=rtpmap:100 telephone-event/8000", "a=rtcp-fb:* trr-int 1000",
        "m=video 9078 RTP/AVP 96", "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack pli");

    /// <summary>Asterisk: a name, the largest packet, each codec mapped.</summary>
    public static readonly string Asterisk = Lines(
        "v=0", "o=- 1736203511 1736203511 IN IP4 192.0.2.24", "s=Asterisk", "c=IN IP4 192.0.2.24", "t=0 0",
        "m=audio 14820 RTP/AVP 0 8 9 101", "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000", "a=rtpmap:9 G722/8000",
        "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16", "a=ptime:20", "a=maxptime:140", "a=sendrecv");

    /// <summary>A Cisco gateway: c= at the stream too, events of its own, numbers in another order.</summary>
    public static readonly string Cisco = Lines(
        "v=0", "o=CiscoSystemsSIP-GW-UserAgent 4851 7203 IN IP4 192.0.2.25", "s=SIP Call",
        "c=IN IP4 192.0.2.25", "t=0 0",
        "m=audio 18502 RTP/AVP 18 0 100 101", "c=IN IP4 192.0.2.26", "a=rtpmap:18 G729/8000", "a=fmtp:18 annexb=no",
        "a=rtpmap:0 PCMU/8000", "a=rtpmap:100 X-NSE/8000", "a=fmtp:100 192-194", "a=rtpmap:101 telephone-event/8000",
        "a=fmtp:101 0-15", "a=ptime:20");

    /// <summary>Lines, each with CRLF.</summary>
    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>A description with one stream: its m= line and attributes.</summary>
    public static string WithMedia(params string[] mediaLines) =>
        Lines("v=0", "o=- 1 1 IN IP4 192.0.2.9", "s=-", "c=IN IP4 192.0.2.9", "t=0 0") + Lines(mediaLines);

    /// <summary>As octets.</summary>
    public static byte[] Octets(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
