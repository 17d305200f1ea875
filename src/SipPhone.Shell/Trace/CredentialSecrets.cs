using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // Header fields that prove who somebody is, RFC 3261 §20.7, §20.28, RFC 8760. The response and rspauth are made of
    // the password; nonce, cnonce and nc are of no use without them. What cannot be read for certain is blanked: the
    // list says what is shown, not what is hidden. Invariant: of a parameter that is not listed only the name is shown.

    /// <summary>Writes credentials without their secrets.</summary>
    internal static class CredentialSecrets
    {
        /// <summary>Tells whether a header field holds credentials: also one whose name only looks like it.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the field's name starts.</param>
        /// <param name="end">Where its colon stands.</param>
        /// <returns>True when it does.</returns>
        internal static bool IsSecretHeader(byte[] buffer, int offset, int end)
        {
            return Contains(buffer, offset, end, "authorization")
                || Contains(buffer, offset, end, "authentication-info");
        }

        /// <summary>Writes the value of such a field.</summary>
        /// <param name="lines">Where to write.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts, behind the colon.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        internal static void Write(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int scheme = SkipSpace(buffer, offset, end);
            int schemeEnd = SkipToken(buffer, scheme, end);
            int next = SkipSpace(buffer, schemeEnd, end);

            // A scheme is followed by white space and a parameter; Authentication-Info has none.
            bool hasScheme = schemeEnd > scheme && next > schemeEnd && next < end && buffer[next] != '=';
            if (hasScheme)
            {
                bool isDigest = Is(buffer, scheme, schemeEnd, "Digest");
                bool isKnown = isDigest || Is(buffer, scheme, schemeEnd, "Basic")
                    || Is(buffer, scheme, schemeEnd, "Bearer");
                lines.Write(buffer, offset, isKnown ? next : scheme);
                offset = next;
                if (!isDigest)
                {
                    lines.Write(SipSecrets.Blank);
                    return;
                }
            }

            while (offset < end)
            {
                int comma = SkipParameter(buffer, offset, end);
                WriteParameter(lines, buffer, offset, comma);
                if (comma < end)
                {
                    lines.Write(",");
                    comma++;
                }

                offset = comma;
            }
        }

        private static void WriteParameter(TraceLines lines, byte[] buffer, int offset, int end)
        {
            int name = SkipSpace(buffer, offset, end);
            int nameEnd = SkipToken(buffer, name, end);
            int equals = SkipSpace(buffer, nameEnd, end);
            bool hasName = nameEnd > name && equals < end && buffer[equals] == '=';
            int value = hasName ? SkipSpace(buffer, equals + 1, end) : end;
            if (!hasName || !IsValue(buffer, value, end))
            {
                lines.Write(buffer, offset, name);
                if (name < end)
                {
                    lines.Write(SipSecrets.Blank);
                }
            }
            else if (IsShown(buffer, name, nameEnd))
            {
                SipSecrets.WriteUris(lines, buffer, offset, end);
            }
            else
            {
                lines.Write(buffer, offset, value);
                lines.Write("\"***\"");
            }
        }

        private static bool IsShown(byte[] buffer, int offset, int end)
        {
            return Is(buffer, offset, end, "username") || Is(buffer, offset, end, "realm")
                || Is(buffer, offset, end, "nonce") || Is(buffer, offset, end, "nextnonce")
                || Is(buffer, offset, end, "uri") || Is(buffer, offset, end, "algorithm")
                || Is(buffer, offset, end, "cnonce") || Is(buffer, offset, end, "opaque")
                || Is(buffer, offset, end, "qop") || Is(buffer, offset, end, "nc")
                || Is(buffer, offset, end, "userhash");
        }

        // A whole quoted string, or a token without quotes, and white space behind it.
        private static bool IsValue(byte[] buffer, int offset, int end)
        {
            if (offset < end && buffer[offset] == '"')
            {
                offset++;
                while (offset < end && buffer[offset] != '"')
                {
                    offset += buffer[offset] == '\\' ? 2 : 1;
                }

                return offset < end && SkipSpace(buffer, offset + 1, end) == end;
            }

            while (offset < end && !IsSpace(buffer[offset]) && buffer[offset] != '"' && buffer[offset] != '\\')
            {
                offset++;
            }

            return SkipSpace(buffer, offset, end) == end;
        }

        // To the comma behind it; one between quotes is none, and a quote that is not closed reaches to the end.
        private static int SkipParameter(byte[] buffer, int offset, int end)
        {
            bool isQuoted = false;
            while (offset < end)
            {
                int octet = buffer[offset];
                if (octet == '\\' && isQuoted)
                {
                    offset++;
                }
                else if (octet == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (octet == ',' && !isQuoted)
                {
                    return offset;
                }

                offset++;
            }

            return end;
        }

        private static int SkipToken(byte[] buffer, int offset, int end)
        {
            while (offset < end && !IsSpace(buffer[offset]) && buffer[offset] != '=' && buffer[offset] != ','
                && buffer[offset] != '"')
            {
                offset++;
            }

            return offset;
        }

        private static int SkipSpace(byte[] buffer, int offset, int end)
        {
            while (offset < end && IsSpace(buffer[offset]))
            {
                offset++;
            }

            return offset;
        }

        private static bool IsSpace(int octet)
        {
            return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
        }

        private static bool Contains(byte[] buffer, int offset, int end, string word)
        {
            byte[] octets = Ascii.ToBytes(word);
            for (int at = offset; at <= end - octets.Length; at++)
            {
                if (Ascii.EqualsIgnoreCase(buffer, at, at + octets.Length, octets))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Is(byte[] buffer, int offset, int end, string word)
        {
            return Ascii.EqualsIgnoreCase(buffer, offset, end, Ascii.ToBytes(word));
        }
    }
}
