using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // A pair of streams as a console line. Two background tasks move octets between the streams, which may block, and
    // two rings, which don't. Invariants: octets keep their order; when the input ends, Read hands over what came
    // before and then says Closed; when the output breaks, Write says Closed.

    /// <summary>The console on standard input and output, or on any pair of streams.</summary>
    public sealed class HostConsolePort : IConsolePort, IAsyncDisposable
    {
        // A screenful out, a pasted configuration in.
        private const int RingBytes = 8 * 1024;
        private const int ChunkBytes = 1024;

        private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);

        private readonly Stream _input;
        private readonly Stream _output;
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
        {
            _input = input;
            _output = output;
            _typed = new ByteRing(RingBytes, wakeup);
            _written = new ByteRing(RingBytes, wakeup);
            _ = Task.Run(ReadAllAsync);
            _writing = Task.Run(WriteAllAsync);
        }

        /// <summary>Makes a port on standard input and output.</summary>
        /// <param name="wakeup">Signalled as above.</param>
        /// <returns>The port.</returns>
        public static HostConsolePort OpenStandard(HostWakeup wakeup)
        {
            return new HostConsolePort(Console.OpenStandardInput(), Console.OpenStandardOutput(), wakeup);
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

        private async Task ReadAllAsync()
        {
            byte[] chunk = new byte[ChunkBytes];
            try
            {
                int length;
                while ((length = await _input.ReadAsync(chunk, _stop.Token).ConfigureAwait(false)) > 0)
                {
                    if (!await _typed.WriteAllAsync(chunk.AsMemory(0, length), _stop.Token).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (IsEnd(e))
            {
                // The line is gone: said below.
            }

            _typed.Complete();
        }

        private async Task WriteAllAsync()
        {
            byte[] chunk = new byte[ChunkBytes];
            try
            {
                int length;
                while ((length = await _written.ReadAsync(chunk, _stop.Token).ConfigureAwait(false)) >= 0)
                {
                    await _output.WriteAsync(chunk.AsMemory(0, length), _stop.Token).ConfigureAwait(false);
                    await _output.FlushAsync(_stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (IsEnd(e))
            {
                _written.Discard();
            }
        }

        private static bool IsEnd(Exception e)
        {
            return e is IOException or ObjectDisposedException or OperationCanceledException or NotSupportedException;
        }
    }
}
