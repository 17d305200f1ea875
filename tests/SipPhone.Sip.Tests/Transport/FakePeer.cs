using SipPhone.Core.Hal;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>How one scripted peer behaves.</summary>
/// <param name="reaches">How far the connection comes.</param>
internal sealed class FakePeer(SecureChannelState reaches)
{
    public SecureChannelState Reaches { get; set; } = reaches;

    public byte[]? Certificate { get; init; }

    public SecureChannelFailure Failure { get; init; }

    public bool HasHungUp { get; set; }
}
