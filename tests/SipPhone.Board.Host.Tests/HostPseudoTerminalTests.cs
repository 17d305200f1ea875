using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>The pseudo-terminal, seen from a program that opens it as a serial port.</summary>
    public sealed class HostPseudoTerminalTests : ConsolePortContract, IAsyncDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private HostPseudoTerminal? _port;
        private SerialLine? _line;

        protected override bool IsHangUpTheEnd => false;

        private SerialLine Line => _line ??= SerialLine.Open(_port!.Name);

        protected override IConsolePort Create()
        {
            return _port = new HostPseudoTerminal(_wakeup);
        }

        protected override void Type(byte[] octets)
        {
            Line.Write(octets, 0, octets.Length);
        }

        protected override void HangUp()
        {
            _line?.Dispose();
            _line = null;
        }

        protected override byte[] Look(int count)
        {
            return Octets.ReadFrom(Line, count);
        }

        protected override void StopLooking()
        {
            // The terminal holds some by itself; nobody empties it until Look.
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        [Fact]
        public void What_is_written_before_anybody_comes_waits_for_them()
        {
            IConsolePort port = Create();
            Assert.Equal(5, port.Write(Ascii.ToBytes("hello"), 0, 5));
            Assert.Equal(5, Look(5).Length);
        }

        [Fact]
        public void Nothing_is_echoed_or_changed_by_the_system()
        {
            // ^C, ^D, ^Q, ^S, ^U, ^V, ^Z, delete, and both line ends: all are the phone's business.
            byte[] keys = [0, 3, 4, 10, 13, 17, 19, 21, 22, 26, 127, 255];
            IConsolePort port = Create();
            Type(keys);
            byte[] typed = new byte[keys.Length];
            int count = 0;
            Patience.Until(
                "all keys", () => (count += port.Read(typed, count, typed.Length)) == keys.Length, WaitForNews);
            Assert.Equal(keys, typed);

            Assert.Equal(keys.Length, port.Write(keys, 0, keys.Length));
            Assert.Equal(keys, Look(keys.Length));
        }

        [Fact]
        public async Task After_disposal_whoever_has_it_open_sees_it_vanish()
        {
            HostPseudoTerminal port = (HostPseudoTerminal)Create();
            SerialLine line = Line;
            await port.DisposeAsync();
            SerialLineException e = Assert.Throws<SerialLineException>(() => Octets.ReadFrom(line, 1));
            Assert.Equal(SerialLineProblem.Gone, e.Problem);
            Assert.Throws<SerialLineException>(() => line.Write([1], 0, 1));
            Assert.Equal(HalResult.Closed, port.Read(new byte[1], 0, 1));
            Assert.Equal(HalResult.Closed, port.Write([1], 0, 1));
        }

        public async ValueTask DisposeAsync()
        {
            HangUp();
            if (_port is not null)
            {
                await _port.DisposeAsync();
            }

            _wakeup.Dispose();
        }
    }
}
