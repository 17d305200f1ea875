using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>A lamp, a button and a door's contact in one.</summary>
internal sealed class FakeFront : ILamp, IButton, IRelay
{
    public bool IsLit { get; private set; }

    public bool IsPressed { get; set; }

    public bool IsUnlocked { get; private set; }

    /// <summary>What moving the contact throws; null for nothing.</summary>
    public Exception? DoorFault { get; set; }

    void ILamp.Set(bool isLit) => IsLit = isLit;

    void IRelay.Set(bool isClosed)
    {
        IsUnlocked = isClosed;
        if (DoorFault is not null)
        {
            throw DoorFault;
        }
    }
}
