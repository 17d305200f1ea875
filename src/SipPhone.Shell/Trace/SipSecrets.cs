using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // What a trace may not show: who sees it could log in, or listen in.
    //
    //   Authorization and its like, Digest   all values but those listed in CredentialSecrets
    //   Authorization and its like, others   everything behind a known scheme; also in bodies that hold messages
    //   URIs                                 what UriSecrets finds
    //   bodies (SDP)                         what SdpSecrets finds
    //   bodies (keys of a telephone)         the key, which may be of a door's code: Signal=KEY, or nothing else
    //   a field with a bare CR or LF         everything behind its name: it cannot be read for certain
    //   a field without a name               everything
    //
    // Invariant: what is written is the message itself but for ranges that became "***".

    /// <summary>Writes SIP messages without their secrets.</summary>
    internal static class SipSecrets
    {
        /// <summary>What stands in the place of a secret.</summary>
        internal const string Blank = "***";

        /// <summary>Writes a message.</summary>
        /// <param name="lines">Where to write.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        internal static void Write(TraceLines lines, byte[] buffer, int offset, int end)
        {
            // RFC 3261 §7.5: empty lines before the start line are ignored.
            while (offset < end && (buffer[offset] == '\r' || buffer[offset] == '\n'))
            {
                offset++;
            }

            int lineEnd = IndexOfCrLf(buffer, offset, end);
            if (IsStartLine(buffer, offset, lineEnd))
            {
                WriteUris(lines, buffer, offset, lineEnd);
                lines.Write("\n");
                offset = SkipLineEnd(buffer, lineEnd, end);
            }

            WriteBody(lines, buffer, WriteHead(lines, buffer, offset, end), end);
        }

        /// <summary>Writes a text that may hold URIs, without their passwords.</summary>
        /// <param name="lines">Where to write.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        internal static void WriteUris(TraceLines lines, byte[] buffer, int offset, int end)
        {
            while (UriSecrets.FindPassword(buffer, offset, end, out int secret, out int secretEnd))
            {
                lines.Write(buffer, offset, secret);
                lines.Write(Blank);
                offset = secretEnd;
            }

            lines.Write(buffer, offset, end);
        }

        private static int WriteHead(TraceLines lines, byte[] buffer, int offset, int end)
        {
            bool isHead = true;
            while (offset < end && isHead)
            {
                int lineEnd = EndOfField(buffer, offset, end);
                isHead = lineEnd > offset;
                if (isHead)
                {
                    WriteField(lines, buffer, offset, lineEnd);
                }

                lines.Write("\n");
                offset = SkipLineEnd(buffer, lineEnd, end);
            }

            return offset;
        }

        private static void WriteBody(TraceLines lines, byte[] buffer, int offset, int end)
        {
            bool isSecret = false;
            while (offset < end)
            {
                int lineEnd = EndOfLine(buffer, offset, end);
                bool isContinued = lineEnd > offset && (buffer[offset] == ' ' || buffer[offset] == '\t');
                if (isSecret && isContinued)
                {
                    lines.Write(Blank);
                }
                else
                {
                    isSecret = WriteBodyLine(lines, buffer, offset, lineEnd);
                }

                lines.Write("\n");
                offset = SkipLineEnd(buffer, lineEnd, end);
            }
        }

        private static void WriteField(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int colon = Ascii.IndexOf(buffer, offset, end, ':');
            if (!IsName(buffer, offset, colon) || colon == end)
            {
                lines.Write(Blank);
            }
            else if (CredentialSecrets.IsSecretHeader(buffer, offset, colon) && !HasBareLineEnd(buffer, colon, end))
            {
                lines.Write(buffer, offset, colon + 1);
                CredentialSecrets.Write(lines, buffer, colon + 1, end);
            }
            else if (HasBareLineEnd(buffer, colon, end))
            {
                lines.Write(buffer, offset, colon);
                lines.Write(": ");
                lines.Write(Blank);
            }
            else
            {
                WriteUris(lines, buffer, offset, end);
            }
        }

        // Whether the line held credentials.
        private static bool WriteBodyLine(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int colon = Ascii.IndexOf(buffer, offset, end, ':');
            if (colon < end && CredentialSecrets.IsSecretHeader(buffer, offset, colon))
            {
                lines.Write(buffer, offset, colon + 1);
                CredentialSecrets.Write(lines, buffer, colon + 1, end);
                return true;
            }

            int secret = FindKeyPress(buffer, offset, end);
            secret = secret < end ? secret : SdpSecrets.Find(buffer, offset, end);
            WriteUris(lines, buffer, offset, secret);
            if (secret < end)
            {
                lines.Write(Blank);
            }

            return secret < end;
        }

        // application/dtmf-relay has a line "Signal=5", application/dtmf only "5"; the end for neither.
        private static int FindKeyPress(byte[] buffer, int offset, int end)
        {
            byte[] signal = Ascii.ToBytes("Signal");
            bool isAlone = end - offset == 1
                && (Ascii.IsDigit(buffer[offset]) || buffer[offset] == '*' || buffer[offset] == '#');
            bool isSignal = end - offset > signal.Length
                && Ascii.EqualsIgnoreCase(buffer, offset, offset + signal.Length, signal);
            int equals = isSignal ? Ascii.IndexOf(buffer, offset, end, '=') : end;
            return isAlone ? offset : equals < end ? equals + 1 : end;
        }

        // RFC 3261 §7.1, §7.2: a request line ends with the version, a status line starts with it.
        private static bool IsStartLine(byte[] buffer, int offset, int end)
        {
            byte[] version = Ascii.ToBytes("SIP/2.0");
            return end - offset >= version.Length
                && (Ascii.EqualsIgnoreCase(buffer, offset, offset + version.Length, version)
                    || Ascii.EqualsIgnoreCase(buffer, end - version.Length, end, version));
        }

        // A token, RFC 3261 §25.1, perhaps with white space behind it.
        private static bool IsName(byte[] buffer, int offset, int end)
        {
            while (end > offset && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t'))
            {
                end--;
            }

            bool isName = end > offset;
            for (int i = offset; i < end; i++)
            {
                isName = isName && (Ascii.IsLetter(buffer[i]) || Ascii.IsDigit(buffer[i]) || buffer[i] == '-'
                    || buffer[i] == '.' || buffer[i] == '_');
            }

            return isName;
        }

        // RFC 3261 §7.3.1: a line that starts with white space belongs to the one before it.
        private static int EndOfField(byte[] buffer, int offset, int end)
        {
            int lineEnd = IndexOfCrLf(buffer, offset, end);
            while (lineEnd > offset && lineEnd + 2 < end
                && (buffer[lineEnd + 2] == ' ' || buffer[lineEnd + 2] == '\t'))
            {
                lineEnd = IndexOfCrLf(buffer, lineEnd + 2, end);
            }

            return lineEnd;
        }

        private static int IndexOfCrLf(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                offset = Ascii.IndexOf(buffer, offset, end, '\r');
                if (offset + 1 < end && buffer[offset + 1] == '\n')
                {
                    return offset;
                }

                offset = offset < end ? offset + 1 : end;
            }

            return end;
        }

        // Bodies may have lines of any end.
        private static int EndOfLine(byte[] buffer, int offset, int end)
        {
            while (offset < end && buffer[offset] != '\r' && buffer[offset] != '\n')
            {
                offset++;
            }

            return offset;
        }

        private static int SkipLineEnd(byte[] buffer, int offset, int end)
        {
            if (offset < end && buffer[offset] == '\r' && offset + 1 < end && buffer[offset + 1] == '\n')
            {
                return offset + 2;
            }

            return offset < end ? offset + 1 : end;
        }

        private static bool HasBareLineEnd(byte[] buffer, int offset, int end)
        {
            for (int i = offset; i < end; i++)
            {
                bool isCr = buffer[i] == '\r';
                bool isFold = isCr && i + 2 < end && buffer[i + 1] == '\n'
                    && (buffer[i + 2] == ' ' || buffer[i + 2] == '\t');
                if (isFold)
                {
                    i++;
                }
                else if (isCr || buffer[i] == '\n')
                {
                    return true;
                }
            }

            return false;
        }
    }
}
