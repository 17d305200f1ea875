namespace SipPhone.Shell.Trace
{
    // Passwords of SIP URIs, RFC 3261 §19.1.1, in any text: "sip:" USER ":" PASSWORD "@". Invariant: a found range lies
    // in what was searched.

    /// <summary>Finds passwords in URIs.</summary>
    internal static class UriSecrets
    {
        /// <summary>Finds the first one.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="secret">Where the password starts, behind its colon; 0 for none.</param>
        /// <param name="secretEnd">Where it ends, exclusive: at the "@"; 0 for none.</param>
        /// <returns>False when there is none.</returns>
        internal static bool FindPassword(byte[] buffer, int offset, int end, out int secret, out int secretEnd)
        {
            int at = offset;
            while (at < end)
            {
                int user = SkipScheme(buffer, at, end);
                if (user < 0)
                {
                    at++;
                    continue;
                }

                int stop = SkipPart(buffer, user, end, true);
                if (stop > user && stop < end && buffer[stop] == ':')
                {
                    secret = stop + 1;
                    stop = SkipPart(buffer, secret, end, false);
                    if (stop < end && buffer[stop] == '@')
                    {
                        secretEnd = stop;
                        return true;
                    }
                }

                // Whatever starts before this stops there too: each octet is looked at a few times only.
                at = stop;
            }

            secret = 0;
            secretEnd = 0;
            return false;
        }

        // Behind "sip:" or "sips:"; -1 when neither stands here.
        private static int SkipScheme(byte[] buffer, int offset, int end)
        {
            bool isSip = end - offset >= 4 && (buffer[offset] | 0x20) == 's' && (buffer[offset + 1] | 0x20) == 'i'
                && (buffer[offset + 2] | 0x20) == 'p';
            if (!isSip)
            {
                return -1;
            }

            offset += (buffer[offset + 3] | 0x20) == 's' ? 4 : 3;
            return offset < end && buffer[offset] == ':' ? offset + 1 : -1;
        }

        private static int SkipPart(byte[] buffer, int offset, int end, bool isUser)
        {
            while (offset < end)
            {
                int octet = buffer[offset];
                bool isEnd = octet <= ' ' || octet == '@' || octet == '<' || octet == '>' || octet == '"'
                    || (isUser && octet == ':');
                if (isEnd)
                {
                    return offset;
                }

                offset++;
            }

            return offset;
        }
    }
}
