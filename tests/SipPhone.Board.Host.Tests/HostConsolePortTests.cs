using System.IO.Pipes;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostConsolePortTests : ConsolePortContract, IAsyncDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private readonly AnonymousPipeServerStream _keyboard = new(PipeDirection.Out);
        private readonly AnonymousPipeServerStream _screen = new(PipeDirection.In);
        private readonly AnonymousPipeClientStream _input;
        private readonly AnonymousPipeClientStream _output;
        private HostConsolePort? _port;

        public HostConsolePortTests()
        {
            _input = new AnonymousPipeClientStream(PipeDirection.In, _keyboard.ClientSafePipeHandle);
            _output = new AnonymousPipeClientStream(PipeDirection.Out, _screen.ClientSafePipeHandle);
        }

        protected override IConsolePort Create()
        {
            return _port = new HostConsolePort(_input, _output, _wakeup);
        }

        protected override void Type(byte[] octets)
        {
            _keyboard.Write(octets);
        }

        protected override void HangUp()
        {
            _keyboard.Dispose();
        }

        protected override byte[] Look(int count)
        {
            byte[] seen = new byte[count];
            _screen.ReadExactly(seen);
            return seen;
        }

        protected override void StopLooking()
        {
            // The pipe holds some by itself; nobody empties it until Look.
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        [Fact]
        public void When_nobody_reads_any_more_the_port_is_closed()
        {
            IConsolePort port = Create();
            _screen.Dispose();
            Patience.Until("a broken line", () => port.Write([1], 0, 1) == HalResult.Closed, WaitForNews);
        }

        [Fact]
        public async Task What_was_written_is_out_after_disposal()
        {
            HostConsolePort port = (HostConsolePort)Create();
            Assert.Equal(5000, port.Write(new byte[5000], 0, 5000));
            await port.DisposeAsync();
            Assert.Equal(5000, Look(5000).Length);
            Assert.Equal(HalResult.Closed, port.Write([1], 0, 1));
            Assert.Equal(HalResult.Closed, port.Read(new byte[1], 0, 1));
        }

        public async ValueTask DisposeAsync()
        {
            await _keyboard.DisposeAsync();
            await _screen.DisposeAsync();
            if (_port is not null)
            {
                await _port.DisposeAsync();
            }

            await _input.DisposeAsync();
            await _output.DisposeAsync();
            _wakeup.Dispose();
        }
    }
}
