using System;
using System.IO;
using System.IO.Ports;
using System.Linq;
using System.Threading.Tasks;

namespace SipPhone.Board.Host
{
    // A serial port of the PC by System.IO.Ports: eight data bits, no parity, one stop bit, no flow control. Breaks and
    // framing errors are no errors here: they arrive as a NUL or a wrong octet, which whoever reads a line has to stand
    // anyway. Invariants: whatever the platform throws leaves here as a SerialLineException; nothing waits for ever,
    // also not for a port that has vanished.

    /// <summary>One end of a serial line, open.</summary>
    public sealed class SerialLine : IDisposable
    {
        /// <summary>The speed of the phone's console, in baud.</summary>
        public const int ConsoleBaud = 115_200;

        // A chunk of what is written at once: a tenth of a second of the line.
        private const int ChunkBytes = 1024;
        private const int WriteTimeoutMs = 5000;
        private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

        private readonly SerialPort _port;

        private SerialLine(SerialPort port)
        {
            _port = port;
        }

        /// <summary>The port's name, as it was opened.</summary>
        public string Name => _port.PortName;

        /// <summary>Opens a port.</summary>
        /// <param name="name">Its name: <c>/dev/ttyUSB0</c>, <c>COM3</c>, or a pseudo-terminal's.</param>
        /// <param name="baud">The speed in baud, 1 or more.</param>
        /// <returns>The line.</returns>
        /// <exception cref="SerialLineException">It cannot be opened; the message says why.</exception>
        public static SerialLine Open(string name, int baud = ConsoleBaud)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(baud, 1);
            SerialPort? port = null;
            try
            {
                port = new SerialPort(name, baud, Parity.None, 8, StopBits.One)
                {
                    Handshake = Handshake.None,
                    WriteTimeout = WriteTimeoutMs,
                };
                port.Open();
                return new SerialLine(port);
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                port?.Dispose();
                throw WhyNotOpened(name, baud, e);
            }
        }

        /// <summary>Waits for octets and takes what is there.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; after <paramref name="offset"/>.</param>
        /// <param name="timeoutMs">How long to wait in milliseconds, 1 or more.</param>
        /// <returns>Octets taken; 0 when the time is up.</returns>
        /// <exception cref="SerialLineException">The port has vanished, or was closed.</exception>
        public int Read(byte[] buffer, int offset, int end, int timeoutMs)
        {
            try
            {
                _port.ReadTimeout = timeoutMs;
                return _port.BaseStream.Read(buffer, offset, end - offset);
            }
            catch (TimeoutException e)
            {
                ThrowIfGone(e);
                return 0;
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                throw Gone(e);
            }
        }

        /// <summary>Writes octets, and returns when the platform has taken them all.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <exception cref="SerialLineException">The port has vanished, was closed, or takes nothing more.</exception>
        public void Write(byte[] buffer, int offset, int end)
        {
            try
            {
                while (offset < end)
                {
                    ThrowIfGone(null);
                    int length = Math.Min(ChunkBytes, end - offset);
                    _port.BaseStream.Write(buffer, offset, length);
                    offset += length;
                }
            }
            catch (TimeoutException e)
            {
                ThrowIfGone(e);
                throw new SerialLineException(
                    SerialLineProblem.Stalled, $"{Name} takes nothing more: is the device alive?", e);
            }
            catch (Exception e) when (e is not SerialLineException && IsPlatformError(e))
            {
                throw Gone(e);
            }
        }

        /// <summary>Closes the port; a read that waits ends.</summary>
        public void Dispose()
        {
            // The platform waits for ever for what was to be written to a port that has vanished.
            Task.Run(_port.Dispose).Wait(CloseTimeout);
        }

        private void ThrowIfGone(Exception? e)
        {
            bool isGone;
            try
            {
                // Less than none is what the platform says of a port that has vanished.
                isGone = _port.BytesToRead < 0;
            }
            catch (Exception closed) when (IsPlatformError(closed))
            {
                isGone = true;
            }

            if (isGone)
            {
                throw Gone(e);
            }
        }

        private SerialLineException Gone(Exception? e)
        {
            return new(SerialLineProblem.Gone, $"{Name} has vanished: was its cable pulled, or its device reset?", e);
        }

        private static SerialLineException WhyNotOpened(string name, int baud, Exception e)
        {
            bool isThere = OperatingSystem.IsWindows() ? e is not FileNotFoundException : Path.Exists(name);
            if (!isThere)
            {
                return new(SerialLineProblem.NoSuchPort, $"There is no port \"{name}\". {PortsThatAre()}", e);
            }

            const int PermissionDenied = 13;
            const int DeviceBusy = 16;
            int? error = e is UnauthorizedAccessException && !OperatingSystem.IsWindows()
                ? e.InnerException?.HResult
                : DeviceBusy;
            return e switch
            {
                UnauthorizedAccessException when error == PermissionDenied => new(
                    SerialLineProblem.NoRights,
                    $"You may not open {name}: become a member of the group that owns it (on Debian: dialout), and " +
                    "log in again.",
                    e),
                UnauthorizedAccessException when error == DeviceBusy => new(
                    SerialLineProblem.Busy, $"Another program has {name} open: end it first.", e),
                ArgumentOutOfRangeException => new(
                    SerialLineProblem.UnknownSpeed,
                    $"{name} does not do {baud} baud: the phone's console has {ConsoleBaud}.",
                    e),
                _ => new(SerialLineProblem.NotAPort, $"{name} is no serial port. {PortsThatAre()}", e),
            };
        }

        private static string PortsThatAre()
        {
            string[] names;
            try
            {
                names = SerialPort.GetPortNames();
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                names = [];
            }

            return names.Length == 0
                ? "This machine has none: is the cable plugged in?"
                : $"There are: {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
        }

        // A closed port throws InvalidOperationException; a name that no port has, ArgumentException.
        private static bool IsPlatformError(Exception e)
        {
            return e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException
                or OperationCanceledException or TimeoutException or PlatformNotSupportedException;
        }
    }
}
