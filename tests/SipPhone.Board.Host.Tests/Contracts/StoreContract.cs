using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IStore does.</summary>
    public abstract class StoreContract
    {
        private const string LongestName = "abcdefghijklmnopqrstuvwxyz-01234";

        /// <summary>Opens the store: empty at first, later with what was written before, as after a reboot.</summary>
        protected abstract IStore Open();

        [Fact]
        public void What_was_written_is_read_after_a_reboot()
        {
            byte[] blob = Ascii.ToBytes("secret");
            Assert.Equal(6, Open().Write("password", blob, 0, 6));

            Assert.Equal("secret", ReadText(Open(), "password"));
        }

        [Fact]
        public void Ranges_are_kept()
        {
            IStore store = Open();
            Assert.Equal(3, store.Write("a", Ascii.ToBytes("xabcx"), 1, 4));

            byte[] buffer = new byte[5];
            Assert.Equal(3, store.Read("a", buffer, 1, 4));
            Assert.Equal([0, (byte)'a', (byte)'b', (byte)'c', 0], buffer);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(1)]
        [InlineData(Limits.MaxBlobBytes)]
        public void A_blob_of_any_size_up_to_the_limit_is_one(int length)
        {
            byte[] blob = new byte[length];
            new Random(7).NextBytes(blob);
            IStore store = Open();
            Assert.Equal(length, store.Write("blob", blob, 0, length));

            byte[] buffer = new byte[length];
            Assert.Equal(length, store.Read("blob", buffer, 0, length));
            Assert.Equal(blob, buffer);
        }

        [Fact]
        public void A_blob_over_the_limit_leaves_the_old()
        {
            IStore store = Open();
            store.Write("a", Ascii.ToBytes("old"), 0, 3);
            byte[] large = new byte[Limits.MaxBlobBytes + 1];
            Assert.Equal(HalResult.Full, store.Write("a", large, 0, large.Length));
            Assert.Equal("old", ReadText(store, "a"));
        }

        [Fact]
        public void A_range_one_octet_short_takes_nothing()
        {
            IStore store = Open();
            store.Write("a", Ascii.ToBytes("abc"), 0, 3);

            byte[] buffer = new byte[3];
            Assert.Equal(HalResult.TooSmall, store.Read("a", buffer, 0, 2));
            Assert.Equal([0, 0, 0], buffer);
        }

        [Fact]
        public void A_blob_is_replaced_whole()
        {
            IStore store = Open();
            store.Write("a", Ascii.ToBytes("a longer blob"), 0, 13);
            store.Write("a", Ascii.ToBytes("short"), 0, 5);
            Assert.Equal("short", ReadText(store, "a"));
        }

        [Fact]
        public void What_was_deleted_is_gone()
        {
            IStore store = Open();
            store.Write("a", [1], 0, 1);
            store.Write("b", [2], 0, 1);

            Assert.Equal(0, store.Delete("a"));

            Assert.Equal(HalResult.NotFound, Open().Read("a", new byte[9], 0, 9));
            Assert.Equal(HalResult.NotFound, store.Delete("a"));
            Assert.Equal(1, store.Read("b", new byte[9], 0, 9));
        }

        [Theory]
        [InlineData("a")]
        [InlineData("-")]
        [InlineData("sip-password-2")]
        [InlineData(LongestName)]
        public void Good_names_are_taken(string name)
        {
            IStore store = Open();
            Assert.Equal(1, store.Write(name, [9], 0, 1));
            Assert.Equal(1, store.Read(name, new byte[1], 0, 1));
        }

        [Theory]
        [InlineData("")]
        [InlineData(LongestName + "5")]
        [InlineData("A")]
        [InlineData("a b")]
        [InlineData("a.b")]
        [InlineData("..")]
        [InlineData("../a")]
        [InlineData("/etc/hostname")]
        [InlineData("a\\b")]
        [InlineData("a\0")]
        [InlineData("ä")]
        public void Bad_names_are_refused(string name)
        {
            IStore store = Open();
            Assert.Equal(HalResult.Failed, store.Write(name, [9], 0, 1));
            Assert.Equal(HalResult.NotFound, store.Read(name, new byte[99], 0, 99));
            Assert.Equal(HalResult.NotFound, store.Delete(name));
        }

        protected static string ReadText(IStore store, string name)
        {
            byte[] buffer = new byte[100];
            int length = store.Read(name, buffer, 0, buffer.Length);
            Assert.True(length >= 0, $"{name}: {length}");
            return Ascii.ToText(buffer, 0, length);
        }
    }
}
