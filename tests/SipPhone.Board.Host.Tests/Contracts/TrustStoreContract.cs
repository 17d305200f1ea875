using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every ITrustStore does.</summary>
    public abstract class TrustStoreContract
    {
        /// <summary>Makes a store with these anchors.</summary>
        protected abstract ITrustStore Create(params byte[][] anchors);

        [Fact]
        public void An_empty_store_has_none()
        {
            ITrustStore store = Create();
            Assert.Equal(0, store.Count);
            Assert.Equal(HalResult.NotFound, store.CopyAnchor(0, new byte[4096], 0, 4096));
        }

        [Fact]
        public void Anchors_are_copied_in_order()
        {
            byte[] first = Certificates.Root.Der;
            byte[] second = Certificates.OtherRoot.Der;
            ITrustStore store = Create(first, second);

            Assert.Equal(2, store.Count);
            byte[] buffer = new byte[second.Length + 2];
            Assert.Equal(second.Length, store.CopyAnchor(1, buffer, 1, second.Length + 1));
            Assert.Equal([0, .. second, 0], buffer);
            buffer = new byte[4096];
            Assert.Equal(first, buffer[..store.CopyAnchor(0, buffer, 0, 4096)]);
        }

        [Fact]
        public void A_range_one_octet_short_takes_nothing()
        {
            ITrustStore store = Create(Certificates.Root.Der);
            byte[] buffer = new byte[4096];
            Assert.Equal(HalResult.TooSmall, store.CopyAnchor(0, buffer, 0, Certificates.Root.Der.Length - 1));
            Assert.All(buffer, octet => Assert.Equal(0, octet));
        }

        [Theory]
        [InlineData(-1)]
        [InlineData(1)]
        public void An_index_outside_finds_nothing(int index)
        {
            Assert.Equal(HalResult.NotFound, Create(Certificates.Root.Der).CopyAnchor(index, new byte[4096], 0, 4096));
        }
    }
}
