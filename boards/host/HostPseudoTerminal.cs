using System;
using System.IO;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // A console port that any terminal program, or a station's, opens as if it were a device on a serial line. What is
    // written while nobody has it open waits there, as far as the system's buffer goes.

    /// <summary>The console on a pseudo-terminal of Linux or macOS.</summary>
    public sealed class HostPseudoTerminal : IConsolePort, IAsyncDisposable
    {
        private readonly PseudoTerminal _terminal;
        private readonly HostConsolePort _port;

        /// <summary>Opens a new pseudo-terminal.</summary>
        /// <param name="wakeup">Signalled when something was typed, or there is room to write again.</param>
        /// <exception cref="PlatformNotSupportedException">The system has none.</exception>
        /// <exception cref="IOException">The system gives none.</exception>
        public HostPseudoTerminal(HostWakeup wakeup)
        {
            _terminal = new PseudoTerminal();
            _port = new HostConsolePort(_terminal, wakeup);
        }

        /// <summary>What a terminal program opens, such as <c>/dev/pts/3</c>.</summary>
        public string Name => _terminal.Name;

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

        /// <summary>Waits a second at most until what was written is out, and hangs up.</summary>
        /// <returns>Ends when it is closed.</returns>
        public async ValueTask DisposeAsync()
        {
            await _port.DisposeAsync().ConfigureAwait(false);
            _terminal.Dispose();
        }
    }
}
