using System.Reflection;
using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Media.OfferAnswer;
using SipPhone.Settings;
using SipPhone.Shell.Application;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Boot;

/// <summary>What a device takes that is registered while nobody does anything: no allocation, and 32 KB.</summary>
public sealed class RestTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 1000;
    private const int LimitBytes = 32 * 1024;
    private const int ApplianceBytes = 700;

    // What a door phone has beside its account and its network.
    private static readonly string[] Settings =
    [
        "call.targets alice@example,bob@example,carol@example",
        "intercom.auto-answer alice@example,bob@example,carol@example",
        "device.serial SN-123456",
    ];

    private static readonly Assembly[] Assemblies =
    [
        typeof(Ascii).Assembly, typeof(SipDomainIdentity).Assembly, typeof(Locator).Assembly,
        typeof(SipMessage).Assembly, typeof(SipFlow).Assembly, typeof(MediaNegotiation).Assembly,
        typeof(SipPhone.Phone.Phone).Assembly, typeof(SettingTable).Assembly, typeof(PhoneApplication).Assembly,
        typeof(Appliance).Assembly,
    ];

    private readonly TestAppliance _device = TestAppliance.Provisioned(Settings).WithFront().GoOnline();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_round_of_the_loop_allocates_nothing()
    {
        _device.Run(10_000);
        Turn();
        _device.Meter.Reset();
        Turn();
        Assert.Equal(0, _device.Meter.Bytes);
    }

    [Fact]
    public void The_idle_appliance_takes_at_most_32_KB_of_the_devices_heap()
    {
        _device.Run(Limits.ConsoleIdleTimeoutMs + 1000);
        DeviceHeap objects = new DeviceHeap().Add(_device.Appliance);
        DeviceHeap tables = new DeviceHeap().AddStatics(Assemblies);
        DeviceHeap application = new DeviceHeap().Add(_device.Application);
        output.WriteLine($"Objects:\n{objects}Tables:\n{tables}{objects.Bytes + tables.Bytes,8} in all");
        Assert.InRange(objects.Bytes - application.Bytes, 1, ApplianceBytes);
        Assert.InRange(objects.Bytes + tables.Bytes, LimitBytes * 3 / 4, LimitBytes);
    }

    private void Turn()
    {
        for (int i = 0; i < Rounds; i++)
        {
            _device.Run(Limits.RoundMs).Type("");
        }
    }
}
