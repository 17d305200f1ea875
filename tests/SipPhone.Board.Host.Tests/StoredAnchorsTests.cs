using SipPhone.Core.Hal;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Board.Host.Tests
{
    public sealed class StoredAnchorsTests : TrustStoreContract
    {
        protected override ITrustStore Create(params byte[][] anchors)
        {
            MemoryStore store = new();
            HostSignatureVerifier verifier = new();
            TrustAnchors stored = new(store, new HostClock(), new Seal(store, new HostRandom(), verifier));
            foreach (byte[] anchor in anchors)
            {
                Assert.Equal(AnchorResult.Ok, stored.Add(anchor, 0, anchor.Length));
            }

            return stored;
        }
    }
}
