using SipPhone.Appliance.Tests.Panel.Support;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Panel;

/// <summary>What the panel takes of the device's heap, and what it allocates while nothing happens: nothing.</summary>
public sealed class MemoryTests(ITestOutputHelper output)
{
    private const int Rounds = 1000;
    private const int RoundMs = 20;
    private const int LimitBytes = 288;

    [Fact]
    public void The_panel_takes_little_and_no_table()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        int with = new DeviceHeap().Add(device.Panel).Bytes;
        device.HasParts = false;
        device.Application.Door = null;
        int without = new DeviceHeap().Add(device.Application).Bytes;
        DeviceHeap tables = new DeviceHeap().AddStatics(typeof(SipPhone.Appliance.Panel.FrontPanel).Assembly);
        output.WriteLine($"{with - without,8} panel, lamp, button and door\n{tables.Bytes,8} tables");
        Assert.InRange(with - without, 1, LimitBytes);
        Assert.Equal(0, tables.Bytes);
    }

    [Theory]
    [InlineData("registered")]
    [InlineData("silent")]
    [InlineData("talking")]
    public void Rounds_in_which_nothing_happens_allocate_nothing(string state)
    {
        using TestPanel device = state == "silent" ? Silent() : TestPanel.Registered("door.code 1234");
        if (state == "talking")
        {
            device.Keys(device.Talk("carol"), "12");
        }

        device.Run(600_000);
        Turn(device);
        device.Meter.Reset();
        int before = device.Lamp.SetCount;
        Turn(device);
        Assert.Equal(0, device.Meter.Bytes);
        Assert.InRange(device.Lamp.SetCount - before, Rounds, int.MaxValue);
    }

    // Blinks, and waits for an answer.
    private static TestPanel Silent()
    {
        TestPanel device = new();
        device.AddAnchor();
        return device;
    }

    private static void Turn(TestPanel device)
    {
        for (int i = 0; i < Rounds; i++)
        {
            device.Run(RoundMs).Type("");
        }
    }
}
