using System;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // A console port on a real serial line, 115200 8N1, as the device has. A port that vanishes is no end: it is
    // waited for, and nothing is typed meanwhile.

    /// <summary>The console on a serial port of the PC.</summary>
    public sealed class HostSerialPort : IConsolePort, IAsyncDisposable
    {
        private readonly ReopeningSerialLine _line;
        private readonly HostConsolePort _port;

        /// <summary>Opens a serial port.</summary>
        /// <param name="name">Its name: <c>/dev/ttyUSB0</c>, <c>COM3</c>.</param>
        /// <param name="wakeup">Signalled when something was typed, or there is room to write again.</param>
        /// <exception cref="SerialLineException">It cannot be opened; the message says why.</exception>
        public HostSerialPort(string name, HostWakeup wakeup)
        {
            _line = new ReopeningSerialLine(name);
            _port = new HostConsolePort(_line, wakeup);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            return _port.Read(buffer, offset, end);
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int end)
        {
            return _port.Write(buffer, offset, end);
        }

        /// <summary>Waits a second at most until what was written is out, and closes the port.</summary>
        /// <returns>Ends when it is closed.</returns>
        public async ValueTask DisposeAsync()
        {
            await _port.DisposeAsync().ConfigureAwait(false);
            _line.Dispose();
        }
    }
}
