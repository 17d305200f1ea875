using SipPhone.Core;

namespace SipPhone.Shell
{
    // Sentences in pieces. Invariant: what does not fit is cut at the end, never left out as a whole.

    /// <summary>Writes texts for people; for cold paths, since each literal makes a string on the device.</summary>
    public static class Words
    {
        /// <summary>Writes a text.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="text">ASCII.</param>
        public static void Write(ByteWriter writer, string text)
        {
            byte[] octets = Ascii.ToBytes(text);
            Write(writer, octets, 0, octets.Length);
        }

        /// <summary>Writes a range.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="text">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public static void Write(ByteWriter writer, byte[] text, int offset, int end)
        {
            while (offset < end)
            {
                writer.Write(text[offset++]);
            }
        }

        /// <summary>Writes one line of the log, where somebody wants it.</summary>
        /// <param name="log">The log.</param>
        /// <param name="level">How much it matters.</param>
        /// <param name="text">ASCII, at most <c>Limits.MaxLogLineBytes</c>.</param>
        public static void Tell(ILog log, LogLevel level, string text)
        {
            ByteWriter line = log.Begin(level);
            if (line != null)
            {
                Write(line, text);
                log.End();
            }
        }
    }
}
