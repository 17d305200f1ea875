using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostSignatureVerifierTests : SignatureVerifierContract
    {
        protected override ISignatureVerifier Create()
        {
            return new HostSignatureVerifier();
        }

        [Fact]
        public void The_PC_can()
        {
            Assert.True(Create().IsAvailable);
        }
    }
}
