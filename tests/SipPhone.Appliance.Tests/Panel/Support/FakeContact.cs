using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Panel.Support;

/// <summary>A lamp and a relay: what is on or off, and when it changed.</summary>
internal sealed class FakeContact(Func<long> nowMs) : ILamp, IRelay
{
    /// <summary>Lit, or closed.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Each change, as the time behind + or -; noted while this is not null.</summary>
    public List<string>? Changes { get; set; }

    /// <summary>How often it was set, to whatever.</summary>
    public int SetCount { get; private set; }

    public void Set(bool isOn)
    {
        SetCount++;
        if (isOn != IsOn)
        {
            IsOn = isOn;
            Changes?.Add($"{(isOn ? '+' : '-')}{nowMs()}");
        }
    }
}
