using SipPhone.Core;
using SipPhone.TestSupport;

namespace SipPhone.Phone.Tests;

/// <summary>The walker's own rules, on objects whose room is reckoned by hand.</summary>
public class DeviceHeapRulesTests
{
    [Theory]
    [InlineData(0, 24)]
    [InlineData(4, 24)]
    [InlineData(5, 36)]
    [InlineData(16, 36)]
    [InlineData(17, 48)]
    public void An_array_takes_20_and_its_elements_rounded_up_to_12(int length, int expected)
    {
        Assert.Equal(expected, new DeviceHeap().Add(new byte[length]).Bytes);
    }

    [Fact]
    public void Elements_have_their_size_and_references_a_block()
    {
        byte[] shared = new byte[4];
        Assert.Equal(36, new DeviceHeap().Add(new int[4]).Bytes);
        Assert.Equal(60, new DeviceHeap().Add(new long[4]).Bytes);
        Assert.Equal(48 + 24, new DeviceHeap().Add(new[] { shared, shared }).Bytes);
        Assert.Equal(48, new DeviceHeap().Add(new byte[2][]).Bytes);
    }

    [Fact]
    public void An_object_takes_12_and_12_a_field_and_is_counted_once()
    {
        // Buffer, start, end, position, full.
        var writer = new ByteWriter(new byte[4]);
        Assert.Equal(72 + 24, new DeviceHeap().Add(writer).Add(writer).Bytes);
        Assert.Contains("96     2  ByteWriter", new DeviceHeap().Add(writer).ToString());
    }

    [Fact]
    public void What_is_not_portable_is_left_out()
    {
        Assert.Equal(0, new DeviceHeap().Add(new VirtualClock()).AddStatics(typeof(DeviceHeap).Assembly).Bytes);
    }
}
