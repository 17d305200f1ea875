using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// The console on a serial port. The port is a link to a pseudo-terminal, so that it can vanish and come back.
    /// </summary>
    public sealed class HostSerialPortTests : ConsolePortContract, IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("sipphone-serial-").FullName;
        private readonly HostWakeup _wakeup = new();
        private readonly HostWakeup _farWakeup = new();
        private HostPseudoTerminal? _farEnd;
        private HostSerialPort? _port;

        protected override bool IsHangUpTheEnd => false;

        private string PortName => Path.Combine(_folder, "port");

        private HostPseudoTerminal FarEnd
        {
            get
            {
                if (_farEnd is null)
                {
                    _farEnd = new HostPseudoTerminal(_farWakeup);
                    File.CreateSymbolicLink(PortName, _farEnd.Name);
                }

                return _farEnd;
            }
        }

        protected override IConsolePort Create()
        {
            _ = FarEnd;
            return _port = new HostSerialPort(PortName, _wakeup);
        }

        protected override void Type(byte[] octets)
        {
            int written = 0;
            Patience.Until(
                "room on the line",
                () => (written += FarEnd.Write(octets, written, octets.Length)) == octets.Length,
                timeoutMs => _farWakeup.Wait(timeoutMs));
        }

        protected override void HangUp()
        {
            File.Delete(PortName);
            _farEnd?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _farEnd = null;
        }

        protected override byte[] Look(int count)
        {
            byte[] seen = new byte[count];
            int read = 0;
            Patience.Until(
                "octets on the line",
                () => (read += FarEnd.Read(seen, read, count)) == count,
                timeoutMs => _farWakeup.Wait(timeoutMs));
            return seen;
        }

        protected override void StopLooking()
        {
            // The line holds some by itself; nobody empties it until Look.
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        [Fact]
        public void A_port_that_came_back_is_written_to()
        {
            IConsolePort port = Create();
            HangUp();
            Assert.Equal(0, port.Read(new byte[1], 0, 1));
            Type([1]);
            Patience.Until("an octet of the new line", () => port.Read(new byte[1], 0, 1) == 1, WaitForNews);
            Assert.Equal(5, port.Write(Ascii.ToBytes("hello"), 0, 5));
            Assert.Equal("hello", Ascii.ToText(Look(5), 0, 5));
        }

        [Fact]
        public void A_port_that_is_not_there_is_an_error_at_the_start()
        {
            SerialLineException e = Assert.Throws<SerialLineException>(() => new HostSerialPort(PortName, _wakeup));
            Assert.Equal(SerialLineProblem.NoSuchPort, e.Problem);
        }

        public async ValueTask DisposeAsync()
        {
            if (_port is not null)
            {
                await _port.DisposeAsync();
            }

            HangUp();
            Directory.Delete(_folder, recursive: true);
            _wakeup.Dispose();
            _farWakeup.Dispose();
        }
    }
}
