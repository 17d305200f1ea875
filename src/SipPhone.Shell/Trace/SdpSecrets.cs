using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // Keys in a line of SDP, RFC 8866. What is shown before a key is what can be read for certain:
    //
    //   a=crypto:TAG SUITE KEY    RFC 4568    shown: tag and suite, where they are a number and a token
    //   a=key-mgmt:KEY            RFC 4567    shown: nothing
    //   a=ice-pwd:KEY             RFC 8839    shown: nothing
    //   k=METHOD:KEY              RFC 4566    shown: one of the methods that there are
    //   inline:KEY anywhere       RFC 4568    shown: what stands before it
    //
    // White space where SDP has none changes nothing. Invariant: the place that is found lies in the line, or is its
    // end.

    /// <summary>Finds keys in SDP.</summary>
    internal static class SdpSecrets
    {
        /// <summary>Finds where the key of a line starts; it reaches to the line's end.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The place; <paramref name="end"/> for no key.</returns>
        internal static int Find(byte[] buffer, int offset, int end)
        {
            int type = SkipSpace(buffer, offset, end);
            int equals = SkipSpace(buffer, type + 1, end);
            if (equals < end && buffer[equals] == '=')
            {
                int value = SkipSpace(buffer, equals + 1, end);
                int secret = (buffer[type] | 0x20) == 'k' ? FindOfKey(buffer, value, end)
                    : (buffer[type] | 0x20) == 'a' ? FindOfAttribute(buffer, value, end)
                    : end;
                if (secret < end)
                {
                    return secret;
                }
            }

            while (offset < end && !StartsWith(buffer, offset, end, "inline:"))
            {
                offset++;
            }

            return offset < end ? offset + 7 : end;
        }

        private static int FindOfKey(byte[] buffer, int value, int end)
        {
            bool isMethod = StartsWith(buffer, value, end, "clear:") || StartsWith(buffer, value, end, "base64:")
                || StartsWith(buffer, value, end, "uri:");
            return isMethod ? Ascii.IndexOf(buffer, value, end, ':') + 1 : value;
        }

        private static int FindOfAttribute(byte[] buffer, int value, int end)
        {
            if (StartsWith(buffer, value, end, "crypto"))
            {
                return FindOfCrypto(buffer, value + 6, end);
            }

            return StartsWith(buffer, value, end, "key-mgmt") ? SkipColon(buffer, value + 8, end)
                : StartsWith(buffer, value, end, "ice-pwd") ? SkipColon(buffer, value + 7, end)
                : end;
        }

        private static int FindOfCrypto(byte[] buffer, int offset, int end)
        {
            int tag = SkipColon(buffer, offset, end);
            int suite = tag;
            while (suite < end && Ascii.IsDigit(buffer[suite]))
            {
                suite++;
            }

            bool hasTag = suite > tag && suite < end && buffer[suite] == ' ';
            int suiteEnd = hasTag ? suite + 1 : end;
            while (suiteEnd < end
                && (Ascii.IsLetter(buffer[suiteEnd]) || Ascii.IsDigit(buffer[suiteEnd]) || buffer[suiteEnd] == '_'))
            {
                suiteEnd++;
            }

            // Base64 of a key has the suite's characters too, so it is one only with a name that there is.
            bool hasSuite = suiteEnd < end && buffer[suiteEnd] == ' '
                && (StartsWith(buffer, suite + 1, suiteEnd, "AES_") || StartsWith(buffer, suite + 1, suiteEnd, "AEAD_")
                    || StartsWith(buffer, suite + 1, suiteEnd, "F8_"));
            return hasSuite ? suiteEnd + 1 : tag;
        }

        private static int SkipColon(byte[] buffer, int offset, int end)
        {
            return offset < end && buffer[offset] == ':' ? offset + 1 : offset;
        }

        private static int SkipSpace(byte[] buffer, int offset, int end)
        {
            while (offset < end && (buffer[offset] == ' ' || buffer[offset] == '\t'))
            {
                offset++;
            }

            return offset < end ? offset : end;
        }

        private static bool StartsWith(byte[] buffer, int offset, int end, string start)
        {
            byte[] octets = Ascii.ToBytes(start);
            return octets.Length <= end - offset
                && Ascii.EqualsIgnoreCase(buffer, offset, offset + octets.Length, octets);
        }
    }
}
