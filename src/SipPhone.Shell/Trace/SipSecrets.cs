using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // What a trace may not show: who sees it could log in, or listen in.
    //
    //   Authorization and its like, Digest   all values but those listed in CredentialSecrets
    //   Authorization and its like, others   everything behind the scheme
    //   SIP URIs                             the password (RFC 3261 §19.1.1)
    //   bodies (SDP)                         keys: a=crypto (RFC 4568), a=key-mgmt (RFC 4567), a=ice-pwd (RFC 8839), k=
    //   a field with a bare CR or LF         everything behind its name: it cannot be read for certain
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
            bool isHead = true;
            while (offset < end)
            {
                int lineEnd = isHead ? EndOfField(buffer, offset, end) : EndOfLine(buffer, offset, end);
                if (isHead)
                {
                    isHead = lineEnd > offset;
                    WriteField(lines, buffer, offset, lineEnd);
                }
                else
                {
                    WriteBodyLine(lines, buffer, offset, lineEnd);
                }

                lines.Write("\n");
                offset = SkipLineEnd(buffer, lineEnd, end);
            }
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

        private static void WriteField(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int colon = Ascii.IndexOf(buffer, offset, end, ':');
            if (HasBareLineEnd(buffer, offset, end))
            {
                lines.Write(buffer, offset, Ascii.IndexOf(buffer, offset, colon, '\r'));
                lines.Write(": ");
                lines.Write(Blank);
            }
            else if (colon < end && CredentialSecrets.IsSecretHeader(buffer, offset, colon))
            {
                lines.Write(buffer, offset, colon + 1);
                CredentialSecrets.Write(lines, buffer, colon + 1, end);
            }
            else
            {
                WriteUris(lines, buffer, offset, end);
            }
        }

        private static void WriteBodyLine(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int secret = SecretOfBodyLine(buffer, offset, end);
            WriteUris(lines, buffer, offset, secret);
            if (secret < end)
            {
                lines.Write(Blank);
            }
        }

        // Where the key of a line of SDP starts; the end when it has none.
        private static int SecretOfBodyLine(byte[] buffer, int offset, int end)
        {
            while (offset < end && (buffer[offset] == ' ' || buffer[offset] == '\t'))
            {
                offset++;
            }

            if (StartsWith(buffer, offset, end, "a=crypto:"))
            {
                // The tag and the suite are shown where both are there.
                int tagEnd = Ascii.IndexOf(buffer, offset, end, ' ');
                int suiteEnd = tagEnd < end ? Ascii.IndexOf(buffer, tagEnd + 1, end, ' ') : end;
                return suiteEnd < end && suiteEnd > tagEnd + 1 ? suiteEnd + 1 : offset + 9;
            }

            if (StartsWith(buffer, offset, end, "a=key-mgmt:"))
            {
                return offset + 11;
            }

            if (StartsWith(buffer, offset, end, "a=ice-pwd:"))
            {
                return offset + 10;
            }

            if (StartsWith(buffer, offset, end, "k="))
            {
                int colon = Ascii.IndexOf(buffer, offset, end, ':');
                return colon < end ? colon + 1 : offset + 2;
            }

            return end;
        }

        private static bool StartsWith(byte[] buffer, int offset, int end, string start)
        {
            byte[] octets = Ascii.ToBytes(start);
            return octets.Length <= end - offset
                && Ascii.EqualsIgnoreCase(buffer, offset, offset + octets.Length, octets);
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
