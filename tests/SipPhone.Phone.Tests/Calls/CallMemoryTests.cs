using SipPhone.TestSupport;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>What a call takes of the device's managed heap, by its object rules.</summary>
public sealed class CallMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public void A_call_takes_at_most_64_KB()
    {
        using CallTimeline calls = new();
        int idleBytes = new DeviceHeap().Add(calls.Timeline.Phone).Bytes;
        calls.Talk();
        DeviceHeap heap = new DeviceHeap().Add(calls.Timeline.Phone);
        output.WriteLine(heap.ToString());
        int callBytes = heap.Bytes - idleBytes;
        output.WriteLine($"the call alone: {callBytes}");
        Assert.InRange(callBytes, 8 * 1024, 64 * 1024);
    }
}
