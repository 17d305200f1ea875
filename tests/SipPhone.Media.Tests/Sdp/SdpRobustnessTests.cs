using SipPhone.Media.Sdp;
using SipPhone.Sip.Tests;

namespace SipPhone.Media.Tests.Sdp;

/// <summary>What holds for any octets: no exception, nothing read outside the range, an end, no allocation.</summary>
public class SdpRobustnessTests
{
    public static TheoryData<string> Samples() =>
        [Bodies.Plain, Bodies.Lines(
            "v=0", "o=x 1 2 IN IP6 ::1", "s=a", "i=b", "b=AS:9", "t=1 2", "r=3 4 5", "k=p", "a=inactive",
            "m=audio 9/2 RTP/AVP 97 8 100", "i=x", "c=IN IP6 2001:db8::1", "b=AS:1", "k=p", "a=rtpmap:97 PCMU/8000/1",
            "a=fmtp:100 0-11", "a=ptime:20.5", "a=maxptime:40", "a=recvonly", "m=video 0 RTP/SAVP 9",
            "c=IN IP4 a.invalid")];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Cut_or_changed_anywhere_it_is_read_from_its_range_only(string sample) =>
        RangeProperties.Hold(sample, Outcome);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Only_whole_lines_make_a_description(string sample)
    {
        byte[] octets = Bodies.Octets(sample);
        var description = new SdpDescription();
        for (int end = 0; end < octets.Length; end++)
        {
            bool isWhole = end > 0 && octets[end - 1] == '\n';
            Assert.True(isWhole || description.Parse(octets, 0, end) == SdpResult.Truncated, sample[..end]);
        }
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        byte[] octets = Bodies.Octets(Bodies.Linphone);
        var description = new SdpDescription();
        var media = new SdpMedia();
        long Read()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            description.Parse(octets, 0, octets.Length);
            description.ReadMedia(1, media);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Read();
        Assert.Equal(0, Read());
    }

    // All that can be asked, offsets relative to the range.
    private static string Outcome(byte[] buffer, int offset, int end)
    {
        var description = new SdpDescription();
        var media = new SdpMedia();
        SdpResult result = description.Parse(buffer, offset, end);
        string outcome = $"{(int)result} {description.MediaCount} {(int)description.Direction}";
        for (int i = 0; i < description.MediaCount; i++)
        {
            description.ReadMedia(i, media);
            SdpConnection connection = description.ConnectionOf(media);
            outcome += $"|{media.Port} {media.PortCount} {media.FirstG711()} {media.EventPayloadType} {media.PtimeMs}"
                + $" {media.MaxPtimeMs} {(int)media.Direction} {media.FormatsEnd - offset} {(int)connection.Kind}"
                + $" {connection.TextOffset - offset} {(connection.AddressLength > 0 ? connection.Address[3] : 0)}";
        }

        return outcome;
    }
}
