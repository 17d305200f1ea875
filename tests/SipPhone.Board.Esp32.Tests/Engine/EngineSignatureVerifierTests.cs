using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host.Tests;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    [Collection(EngineCollection.Name)]
    public sealed class EngineSignatureVerifierTests : SignatureVerifierContract
    {
        public EngineSignatureVerifierTests()
        {
            EngineCollection.RequireEngine();
        }

        protected override ISignatureVerifier Create()
        {
            return new EngineSignatureVerifier();
        }

        [Fact]
        public void Our_image_can()
        {
            Assert.True(Create().IsAvailable);
        }
    }
}
