using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IConsolePort does, seen from a person at the other end.</summary>
    public abstract class ConsolePortContract
    {
        /// <summary>Makes a port; the test types and looks with the members below.</summary>
        protected abstract IConsolePort Create();

        /// <summary>Types octets at the other end.</summary>
        protected abstract void Type(byte[] octets);

        /// <summary>Ends the input at the other end, or leaves the line until something is typed again.</summary>
        protected abstract void HangUp();

        /// <summary>Whether nothing can be typed after <see cref="HangUp"/>.</summary>
        protected virtual bool IsHangUpTheEnd => true;

        /// <summary>Waits for so many octets of output at the other end.</summary>
        protected abstract byte[] Look(int count);

        /// <summary>Stops taking output at the other end until the next <see cref="Look"/>.</summary>
        protected abstract void StopLooking();

        /// <summary>Sleeps until the port may have news, or the time is up.</summary>
        protected abstract void WaitForNews(int timeoutMs);

        [Fact]
        public void What_is_typed_is_read()
        {
            IConsolePort port = Create();
            Assert.Equal(0, port.Read(new byte[4], 0, 4));

            Type(Ascii.ToBytes("status\n"));

            Assert.Equal("status\n", System.Text.Encoding.ASCII.GetString(ReadExactly(port, 7)));
            Assert.Equal(0, port.Read(new byte[4], 0, 4));
        }

        [Fact]
        public void Ranges_are_kept()
        {
            IConsolePort port = Create();
            Type(Ascii.ToBytes("abc"));
            byte[] buffer = new byte[4];
            Patience.Until("input", () => port.Read(buffer, 1, 2) == 1, WaitForNews);
            Assert.Equal([0, (byte)'a', 0, 0], buffer);

            Assert.Equal(2, port.Write(Ascii.ToBytes("xyzx"), 1, 3));
            Assert.Equal("yz", Ascii.ToText(Look(2), 0, 2));
        }

        [Fact]
        public void What_was_typed_before_the_end_is_read_first()
        {
            IConsolePort port = Create();
            Type(Ascii.ToBytes("bye"));
            HangUp();

            Assert.Equal("bye", Ascii.ToText(ReadExactly(port, 3), 0, 3));
            if (IsHangUpTheEnd)
            {
                Patience.Until("the end", () => port.Read(new byte[1], 0, 1) == HalResult.Closed, WaitForNews);
                return;
            }

            Type(Ascii.ToBytes("hello"));
            Assert.Equal("hello", Ascii.ToText(ReadExactly(port, 5), 0, 5));
        }

        [Fact]
        public async Task A_long_paste_is_read_whole()
        {
            byte[] paste = new byte[200_000];
            new Random(11).NextBytes(paste);
            IConsolePort port = Create();
            Task typing = Task.Run(() => Type(paste));

            Assert.Equal(paste, ReadExactly(port, paste.Length));
            await typing.WaitAsync(Patience.Limit);
        }

        [Fact]
        public void A_full_line_takes_nothing_more_and_loses_nothing()
        {
            byte[] text = new byte[1_000_000];
            new Random(12).NextBytes(text);
            IConsolePort port = Create();
            StopLooking();

            int written = 0;
            int taken;
            while ((taken = port.Write(text, written, text.Length)) > 0)
            {
                written += taken;
                Assert.True(written < text.Length, "took all");
            }

            Assert.Equal(0, taken);
            Assert.Equal(text[..written], Look(written));
        }

        private byte[] ReadExactly(IConsolePort port, int count)
        {
            byte[] octets = new byte[count];
            int read = 0;
            Patience.Until(
                $"{count} octets typed",
                () =>
                {
                    int taken = port.Read(octets, read, count);
                    Assert.True(taken >= 0, $"closed after {read} octets");
                    read += taken;
                    return read == count;
                },
                WaitForNews);
            return octets;
        }
    }
}
