using System.Reflection;
using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Media.OfferAnswer;
using SipPhone.Phone.Tests.Support;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using SipPhone.TestSupport;

namespace SipPhone.Phone.Tests;

/// <summary>
/// What a phone takes of the device's managed heap, by the object rules of nanoFramework: its objects, and the constant
/// tables of the program, which are there whether a phone is made or not.
/// </summary>
public class DeviceHeapTests(ITestOutputHelper output)
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Ascii).Assembly,
        typeof(SipDomainIdentity).Assembly,
        typeof(Locator).Assembly,
        typeof(SipMessage).Assembly,
        typeof(SipFlow).Assembly,
        typeof(MediaNegotiation).Assembly,
        typeof(Phone).Assembly,
    ];

    [Fact]
    public void A_registered_idle_phone_takes_at_most_32_KB_with_the_constant_tables()
    {
        using Timeline timeline = new();
        timeline.AddServer();
        timeline.Register();

        DeviceHeap objects = new DeviceHeap().Add(timeline.Phone);
        DeviceHeap tables = new DeviceHeap().AddStatics(Assemblies);
        output.WriteLine($"Objects:\n{objects}Tables:\n{tables}{objects.Bytes + tables.Bytes,8} in all");
        Assert.InRange(objects.Bytes, 16 * 1024, 32 * 1024);
        Assert.InRange(tables.Bytes, 4 * 1024, 16 * 1024);
        Assert.InRange(objects.Bytes + tables.Bytes, 24 * 1024, 32 * 1024);
    }
}
