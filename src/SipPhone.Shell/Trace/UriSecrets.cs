using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // Secrets of URIs in any text. What cannot be read for certain is a secret:
    //
    //   "sip:" or "sips:" USER ":" PASSWORD "@"   the password, up to the last "@" (RFC 3261 §19.1.1)
    //   any scheme "://" USER ":" PASSWORD "@"    the same (RFC 3986 §3.2.1)
    //   "sip:" HOST ":" PORT                      nothing
    //   "sip:" HOST ":" what is no port           up to the last "@" before ">", else to the ">" or the end
    //   "?Authorization=" VALUE                   the value (RFC 3261 §19.1.1: headers of a URI)
    //
    // Invariant: a found range lies in what was searched.

    /// <summary>Finds passwords in URIs.</summary>
    internal static class UriSecrets
    {
        private const int None = -1;

        /// <summary>Finds the first one.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="secret">Where the password starts, behind its colon; 0 for none.</param>
        /// <param name="secretEnd">Where it ends, exclusive: at the "@"; 0 for none.</param>
        /// <returns>False when there is none.</returns>
        internal static bool FindPassword(byte[] buffer, int offset, int end, out int secret, out int secretEnd)
        {
            bool isBracketed = false;
            int at = offset;
            while (at < end)
            {
                isBracketed = buffer[at] == '<' || (isBracketed && buffer[at] != '>');
                secret = SkipCredentials(buffer, at, end);
                if (secret != None)
                {
                    secretEnd = EndOfHeader(buffer, secret, end);
                    return true;
                }

                int user = SkipScheme(buffer, at, end);
                if (user == None)
                {
                    at++;
                    continue;
                }

                int colon = SkipToColon(buffer, user, end, isBracketed);
                secretEnd = colon < end && buffer[colon] == ':' ? EndOfSecret(buffer, colon + 1, end) : None;
                if (secretEnd != None)
                {
                    secret = colon + 1;
                    return true;
                }

                at = user;
            }

            secret = 0;
            secretEnd = 0;
            return false;
        }

        // Behind "sip:", "sips:" or "://"; None when nothing of these stands here.
        private static int SkipScheme(byte[] buffer, int offset, int end)
        {
            if (end - offset < 3)
            {
                return None;
            }

            if (buffer[offset] == ':' && buffer[offset + 1] == '/' && buffer[offset + 2] == '/')
            {
                return offset + 3;
            }

            bool isSip = (buffer[offset] | 0x20) == 's' && (buffer[offset + 1] | 0x20) == 'i'
                && (buffer[offset + 2] | 0x20) == 'p';
            offset += isSip && offset + 3 < end && (buffer[offset + 3] | 0x20) == 's' ? 4 : 3;
            return isSip && offset < end && buffer[offset] == ':' ? offset + 1 : None;
        }

        // Behind "Authorization=", as a header of a URI has it; None for nothing of that kind.
        private static int SkipCredentials(byte[] buffer, int offset, int end)
        {
            if ((buffer[offset] | 0x20) != 'a')
            {
                return None;
            }

            byte[] name = Ascii.ToBytes("authorization=");
            bool isHere = end - offset >= name.Length
                && Ascii.EqualsIgnoreCase(buffer, offset, offset + name.Length, name);
            return isHere ? offset + name.Length : None;
        }

        private static int EndOfHeader(byte[] buffer, int offset, int end)
        {
            while (offset < end && buffer[offset] != '&' && buffer[offset] != '>')
            {
                offset++;
            }

            return offset;
        }

        // To the colon behind the user or the host, or to where the URI ends. In angle brackets white space is in it.
        private static int SkipToColon(byte[] buffer, int offset, int end, bool isBracketed)
        {
            int closing = offset < end && buffer[offset] == '[' ? Ascii.IndexOf(buffer, offset, end, ']') : end;
            int at = closing < end ? closing : offset;
            while (at < end && buffer[at] != ':' && buffer[at] != '<' && buffer[at] != '>'
                && (isBracketed || !IsSpace(buffer[at])))
            {
                bool isHost = buffer[at] == '@' && at + 1 < end && buffer[at + 1] == '[';
                closing = isHost ? Ascii.IndexOf(buffer, at, end, ']') : end;
                at = closing < end ? closing : at + 1;
            }

            return at;
        }

        // Where the secret behind a colon ends; None when it is a port.
        private static int EndOfSecret(byte[] buffer, int offset, int end)
        {
            int tokenEnd = offset;
            int at = None;
            while (tokenEnd < end && buffer[tokenEnd] != '<' && buffer[tokenEnd] != '>' && !IsSpace(buffer[tokenEnd]))
            {
                at = buffer[tokenEnd] == '@' ? tokenEnd : at;
                tokenEnd++;
            }

            if (at != None)
            {
                return at;
            }

            if (IsPort(buffer, offset, tokenEnd))
            {
                return None;
            }

            while (tokenEnd < end && buffer[tokenEnd] != '>')
            {
                at = buffer[tokenEnd] == '@' ? tokenEnd : at;
                tokenEnd++;
            }

            return at != None ? at : tokenEnd;
        }

        // Digits, and nothing behind them that could be more of a password.
        private static bool IsPort(byte[] buffer, int offset, int end)
        {
            int at = offset;
            while (at < end && Ascii.IsDigit(buffer[at]))
            {
                at++;
            }

            bool isEnded = at == end || buffer[at] == ';' || buffer[at] == '?' || buffer[at] == ','
                || buffer[at] == '"' || buffer[at] == '/' || buffer[at] == ')';
            return at > offset && isEnded;
        }

        private static bool IsSpace(int octet)
        {
            return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
        }
    }
}
