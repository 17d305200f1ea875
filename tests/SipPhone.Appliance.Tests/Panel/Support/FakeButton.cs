using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Panel.Support;

/// <summary>A button that a test presses.</summary>
internal sealed class FakeButton : IButton
{
    public bool IsPressed { get; set; }
}
