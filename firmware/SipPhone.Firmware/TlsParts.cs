using SipPhone.Core.Hal;
#if STOCK_IMAGE
using SipPhone.Board.Esp32.Stock;
#else
using SipPhone.Board.Esp32;
using SipPhone.Board.Esp32.Engine;
#endif

namespace SipPhone.Firmware
{
    // What differs from image to image: the one file of the firmware that knows which TLS it has. An image refuses to
    // link an assembly whose native part it lacks, so the stock image's firmware must not refer to SipPhone.Native.

    /// <summary>Makes TLS as the image has it.</summary>
    internal static class TlsParts
    {
        /// <summary>Makes the channel to the server.</summary>
        /// <param name="clock">The chip's clock.</param>
        /// <param name="anchors">Who may vouch for a server.</param>
        /// <param name="identity">What the device shows of itself.</param>
        /// <returns>A channel that is closed.</returns>
        internal static ISecureChannel MakeChannel(IClock clock, ITrustStore anchors, IDeviceIdentity identity)
        {
#if STOCK_IMAGE
            return new StockChannel(clock, anchors, identity);
#else
            return new EngineChannel(new Esp32StreamSocket(), clock, anchors, identity);
#endif
        }

        /// <summary>Makes what verifies signatures; on the stock image it says that it cannot.</summary>
        /// <returns>The verifier.</returns>
        internal static ISignatureVerifier MakeVerifier()
        {
#if STOCK_IMAGE
            return new StockSignatureVerifier();
#else
            return new EngineSignatureVerifier();
#endif
        }
    }
}
