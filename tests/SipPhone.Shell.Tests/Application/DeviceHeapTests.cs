using System.Reflection;
using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Media.OfferAnswer;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Application.Support;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application;

/// <summary>
/// What the whole application takes of the device's managed heap, by the object rules of nanoFramework: phone, console,
/// settings, store and trust, and the constant tables of everything that is portable.
/// </summary>
public sealed class DeviceHeapTests(ITestOutputHelper output)
{
    private const int LimitBytes = 32 * 1024;
    private const int WithSomebodyBytes = LimitBytes + (10 * 1024);
    private const int AfterIdleMs = Limits.ConsoleIdleTimeoutMs + 1000;

    // What a door phone has beside its account.
    private static readonly string[] Settings =
    [
        "call.targets alice@example,bob@example,carol@example",
        "intercom.auto-answer alice@example,bob@example,carol@example",
        "net.wifi.ssid some-network",
        "net.wifi.password something-long",
        "time.server pool.ntp.org",
        "device.serial SN-123456",
    ];

    private static readonly Assembly[] Assemblies =
    [
        typeof(Ascii).Assembly,
        typeof(SipDomainIdentity).Assembly,
        typeof(Locator).Assembly,
        typeof(SipMessage).Assembly,
        typeof(SipFlow).Assembly,
        typeof(MediaNegotiation).Assembly,
        typeof(SipPhone.Phone.Phone).Assembly,
        typeof(SettingTable).Assembly,
        typeof(PhoneApplication).Assembly,
    ];

    [Fact]
    public void A_registered_phone_with_nobody_at_its_console_takes_at_most_32_KB()
    {
        DeviceHeap objects = Objects(Registered());
        DeviceHeap tables = new DeviceHeap().AddStatics(Assemblies);
        output.WriteLine($"Objects:\n{objects}Tables:\n{tables}{objects.Bytes + tables.Bytes,8} in all");
        Assert.InRange(objects.Bytes, LimitBytes / 2, LimitBytes);
        Assert.InRange(tables.Bytes, LimitBytes / 8, LimitBytes / 2);
        Assert.InRange(objects.Bytes + tables.Bytes, LimitBytes * 3 / 4, LimitBytes);
    }

    [Fact]
    public void What_somebody_at_the_console_takes_is_given_back_when_they_have_gone()
    {
        TestDevice device = Registered();
        int before = Objects(device).Bytes;
        device.Say("show all");
        device.Say("set call.targets alice");
        device.Say("discard");
        DeviceHeap during = Objects(device);
        device.Run(AfterIdleMs);
        output.WriteLine($"With somebody at the console, without the tables:\n{during}{before,8} with nobody");
        Assert.InRange(during.Bytes, before + 1, WithSomebodyBytes);
        Assert.Equal(before, Objects(device).Bytes);
    }

    private static TestDevice Registered()
    {
        TestDevice device = new();
        device.AddServer();
        foreach (string setting in Settings)
        {
            device.Ok("set " + setting);
        }

        device.Provision().RunUntil(PhoneState.Registered);
        return device.Restart().RunUntil(PhoneState.Registered);
    }

    private static DeviceHeap Objects(TestDevice device) => new DeviceHeap().Add(device.Application);
}
