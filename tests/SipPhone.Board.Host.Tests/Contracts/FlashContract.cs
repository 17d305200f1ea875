using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IFlash does.</summary>
    public abstract class FlashContract
    {
        private const string LongestName = "abcdefghijklmnopqrstuvwxyz-01234.bad";

        /// <summary>The octets that the flash of <see cref="Open"/> has room for.</summary>
        protected const int CapacityBytes = 10_000;

        /// <summary>Opens the flash: empty at first, later with what was written before, as after a reboot.</summary>
        protected abstract IFlash Open();

        [Fact]
        public void What_was_written_is_read_after_a_reboot()
        {
            Assert.Equal(6, Open().Write("password.a", Ascii.ToBytes("secret"), 0, 6));
            Assert.Equal("secret", ReadText(Open(), "password.a"));
        }

        [Fact]
        public void Ranges_are_kept()
        {
            IFlash flash = Open();
            Assert.Equal(3, flash.Write("a", Ascii.ToBytes("xabcx"), 1, 4));

            byte[] buffer = new byte[5];
            Assert.Equal(3, flash.Read("a", buffer, 1, 4));
            Assert.Equal([0, (byte)'a', (byte)'b', (byte)'c', 0], buffer);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(1)]
        [InlineData(CapacityBytes)]
        public void A_file_of_any_size_that_fits_is_one(int length)
        {
            byte[] file = new byte[length];
            new Random(7).NextBytes(file);
            IFlash flash = Open();
            Assert.Equal(length, flash.Write("file", file, 0, length));

            byte[] buffer = new byte[length];
            Assert.Equal(length, flash.Read("file", buffer, 0, length));
            Assert.Equal(file, buffer);
        }

        [Fact]
        public void A_range_one_octet_short_takes_nothing()
        {
            IFlash flash = Open();
            flash.Write("a", Ascii.ToBytes("abc"), 0, 3);

            byte[] buffer = new byte[3];
            Assert.Equal(HalResult.TooSmall, flash.Read("a", buffer, 0, 2));
            Assert.Equal([0, 0, 0], buffer);
        }

        [Fact]
        public void A_file_is_replaced()
        {
            IFlash flash = Open();
            flash.Write("a", Ascii.ToBytes("a longer file"), 0, 13);
            flash.Write("a", Ascii.ToBytes("short"), 0, 5);
            Assert.Equal("short", ReadText(flash, "a"));
        }

        [Fact]
        public void What_was_deleted_is_gone()
        {
            IFlash flash = Open();
            flash.Write("a", [1], 0, 1);
            flash.Write("a.b", [2], 0, 1);

            Assert.Equal(0, flash.Delete("a"));

            Assert.Equal(HalResult.NotFound, Open().Read("a", new byte[9], 0, 9));
            Assert.Equal(HalResult.NotFound, flash.Delete("a"));
            Assert.Equal(1, flash.Read("a.b", new byte[9], 0, 9));
        }

        [Fact]
        public void What_does_not_fit_leaves_the_other_files()
        {
            IFlash flash = Open();
            flash.Write("a", Ascii.ToBytes("abc"), 0, 3);
            byte[] large = new byte[CapacityBytes - 2];
            Assert.Equal(HalResult.Full, flash.Write("b", large, 0, large.Length));
            Assert.Equal("abc", ReadText(flash, "a"));

            flash.Delete("b");
            Assert.Equal(large.Length - 1, flash.Write("b", large, 1, large.Length));
            Assert.Equal(HalResult.Full, flash.Write("c", large, 0, 1));
        }

        [Fact]
        public void A_file_that_is_replaced_makes_room_for_itself()
        {
            byte[] large = new byte[CapacityBytes];
            IFlash flash = Open();
            Assert.Equal(large.Length, flash.Write("a", large, 0, large.Length));
            Assert.Equal(large.Length, flash.Write("a", large, 0, large.Length));
        }

        [Theory]
        [InlineData("a")]
        [InlineData("-")]
        [InlineData("a.")]
        [InlineData("sip-password-2.a")]
        [InlineData(LongestName)]
        public void Good_names_are_taken(string name)
        {
            IFlash flash = Open();
            Assert.Equal(1, flash.Write(name, [9], 0, 1));
            Assert.Equal(1, flash.Read(name, new byte[1], 0, 1));
        }

        [Theory]
        [InlineData("")]
        [InlineData(LongestName + "5")]
        [InlineData("A")]
        [InlineData("a b")]
        [InlineData(".")]
        [InlineData("..")]
        [InlineData(".a")]
        [InlineData("../a")]
        [InlineData("/etc/hostname")]
        [InlineData("a\\b")]
        [InlineData("a\0")]
        [InlineData("ä")]
        public void Bad_names_are_refused(string name)
        {
            IFlash flash = Open();
            Assert.Equal(HalResult.Failed, flash.Write(name, [9], 0, 1));
            Assert.Equal(HalResult.NotFound, flash.Read(name, new byte[99], 0, 99));
            Assert.Equal(HalResult.NotFound, flash.Delete(name));
        }

        protected static string ReadText(IFlash flash, string name)
        {
            byte[] buffer = new byte[100];
            int length = flash.Read(name, buffer, 0, buffer.Length);
            Assert.True(length >= 0, $"{name}: {length}");
            return Ascii.ToText(buffer, 0, length);
        }
    }
}
