using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host;
using SipPhone.Lab;

namespace SipPhone.Interop.Device
{
    // The native engine holds four connections a process, so the tests that use it run one by one.

    /// <summary>The device's secure channel on the PC's TCP; the test ends where the engine cannot be had.</summary>
    [CollectionDefinition(Collection)]
    public sealed class EngineOnLoopback
    {
        internal const string Collection = "native engine";

        /// <summary>Makes a closed channel that trusts the tests' authority.</summary>
        /// <param name="client">What to present when asked; null for nothing.</param>
        internal static EngineChannel NewChannel(IssuedCertificate? client = null)
        {
            Requires.NativeEngine();
            return new EngineChannel(
                new HostStreamSocket(),
                new HostClock(),
                HostTrustStore.FromDer(Certificates.Root.Der),
                client?.ToDeviceIdentity());
        }
    }
}
