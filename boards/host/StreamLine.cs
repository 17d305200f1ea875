using System.IO;

namespace SipPhone.Board.Host
{
    // Standard input and output, or a pair of pipes. The streams stay the caller's.

    /// <summary>A pair of streams as a line.</summary>
    /// <param name="input">What is typed comes from here.</param>
    /// <param name="output">What is written goes here.</param>
    internal sealed class StreamLine(Stream input, Stream output) : IHostLine
    {
        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            return input.Read(buffer, offset, end - offset);
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int offset, int end)
        {
            output.Write(buffer, offset, end - offset);
            output.Flush();
        }
    }
}
