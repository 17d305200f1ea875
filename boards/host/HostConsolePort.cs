using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // A line that may block as a console port that doesn't. Two threads of its own, since they block for hours, move
    // octets between the line and two rings. Invariants: octets keep their order; when the input ends, Read hands over
    // what came before and then says Closed; when the output breaks, Write says Closed.

    /// <summary>The console on standard input and output, or on any pair of streams.</summary>
    public sealed class HostConsolePort : IConsolePort, IAsyncDisposable
    {
        // A screenful out, a pasted configuration in.
        private const int RingBytes = 8 * 1024;
        private const int ChunkBytes = 1024;

        private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);

        private readonly IHostLine _line;
        private readonly ByteRing _typed;
        private readonly ByteRing _written;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _writing;

        /// <summary>Makes a port on a pair of streams, which stay the caller's.</summary>
        /// <param name="input">What is typed comes from here.</param>
        /// <param name="output">What is written goes here.</param>
        /// <param name="wakeup">
        /// Signalled when something was typed, the input ended, or there is room to write again.
        /// </param>
        public HostConsolePort(Stream input, Stream output, HostWakeup wakeup)
            : this(new StreamLine(input, output), wakeup)
        {
        }

        /// <summary>Makes a port on a line, which stays the caller's.</summary>
        /// <param name="line">The line.</param>
        /// <param name="wakeup">Signalled as above.</param>
        internal HostConsolePort(IHostLine line, HostWakeup wakeup)
        {
            _line = line;
            _typed = new ByteRing(RingBytes, wakeup);
            _written = new ByteRing(RingBytes, wakeup);
            _ = OnThreadOfItsOwn(ReadAll);
            _writing = OnThreadOfItsOwn(WriteAll);
        }

        /// <summary>Makes a port on standard input and output.</summary>
        /// <param name="wakeup">Signalled as above.</param>
        /// <returns>The port.</returns>
        public static HostConsolePort OpenStandard(HostWakeup wakeup)
        {
            return new HostConsolePort(OpenStandardInput(), Console.OpenStandardOutput(), wakeup);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            return _typed.Read(buffer.AsSpan(offset, end - offset));
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int end)
        {
            return _written.Write(buffer.AsSpan(offset, end - offset));
        }

        /// <summary>Takes nothing more, and waits a second at most until what was written is out.</summary>
        /// <returns>Ends when it is out or the second is over.</returns>
        public async ValueTask DisposeAsync()
        {
            _written.Complete();
            _typed.Discard();
            await Task.WhenAny(_writing, Task.Delay(FlushTimeout)).ConfigureAwait(false);
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        // On a terminal, .NET's own stream for this is a line editor with echo, and undoes raw mode.
        private static Stream OpenStandardInput()
        {
            return OperatingSystem.IsWindows()
                ? Console.OpenStandardInput()
                : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        }

        private void ReadAll()
        {
            byte[] chunk = new byte[ChunkBytes];
            try
            {
                int length;
                bool isWanted = true;
                while (isWanted && (length = _line.Read(chunk, 0, chunk.Length)) > 0)
                {
                    isWanted = _typed.WriteAllAsync(chunk.AsMemory(0, length), _stop.Token)
                        .AsTask().GetAwaiter().GetResult();
                }
            }
            catch (Exception e) when (IsEnd(e))
            {
                // The line is gone: said below.
            }

            _typed.Complete();
        }

        private void WriteAll()
        {
            byte[] chunk = new byte[ChunkBytes];
            try
            {
                int length;
                while ((length = _written.ReadAsync(chunk, _stop.Token).AsTask().GetAwaiter().GetResult()) >= 0)
                {
                    _line.Write(chunk, 0, length);
                }
            }
            catch (Exception e) when (IsEnd(e))
            {
                _written.Discard();
            }
        }

        private static Task OnThreadOfItsOwn(Action work)
        {
            return Task.Factory.StartNew(
                work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        private static bool IsEnd(Exception e)
        {
            return e is IOException or ObjectDisposedException or OperationCanceledException or NotSupportedException;
        }
    }
}
