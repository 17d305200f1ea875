using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Looks for words in comma-separated lists: Allow, Supported, Require, Accept (RFC 3261 §7.3.1). Invariant: a word
    /// is found as a whole or not at all; its parameters do not count.
    /// </summary>
    public static class SipTokenList
    {
        /// <summary>Tells whether a list holds a word, letters folded.</summary>
        /// <param name="list">The buffer of the list.</param>
        /// <param name="listOffset">Where the list starts.</param>
        /// <param name="listEnd">Where it ends, exclusive.</param>
        /// <param name="buffer">The buffer of the word.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it does.</returns>
        [HotPath]
        public static bool Contains(byte[] list, int listOffset, int listEnd, byte[] buffer, int offset, int end)
        {
            while (listOffset < listEnd)
            {
                int comma = SipOctets.FindComma(list, listOffset, listEnd);
                int wordOffset = SipOctets.SkipSpace(list, listOffset, comma);
                if (Ascii.EqualsIgnoreCase(list, wordOffset, WordEnd(list, wordOffset, comma), buffer, offset, end))
                {
                    return true;
                }

                listOffset = comma + 1;
            }

            return false;
        }

        /// <summary>Tells whether a list holds a word exactly: methods (RFC 3261 §7.1).</summary>
        /// <param name="list">The buffer of the list.</param>
        /// <param name="listOffset">Where the list starts.</param>
        /// <param name="listEnd">Where it ends, exclusive.</param>
        /// <param name="buffer">The buffer of the word.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it does.</returns>
        [HotPath]
        public static bool ContainsExactly(
            byte[] list, int listOffset, int listEnd, byte[] buffer, int offset, int end)
        {
            while (listOffset < listEnd)
            {
                int comma = SipOctets.FindComma(list, listOffset, listEnd);
                int wordOffset = SipOctets.SkipSpace(list, listOffset, comma);
                if (Ascii.EqualsExactly(list, wordOffset, WordEnd(list, wordOffset, comma), buffer, offset, end))
                {
                    return true;
                }

                listOffset = comma + 1;
            }

            return false;
        }

        /// <summary>Tells whether any field of a header in a message lists an option tag or the like.</summary>
        /// <param name="message">The message.</param>
        /// <param name="header">Supported, Require, Proxy-Require, Accept and so on.</param>
        /// <param name="word">The word; letters are folded.</param>
        /// <returns>True when one does.</returns>
        [HotPath]
        public static bool Lists(SipMessage message, SipHeader header, byte[] word)
        {
            int index = message.IndexOf(header, 0);
            while (index >= 0)
            {
                int offset = message.ValueOffset(index);
                if (Contains(message.Buffer, offset, message.ValueEnd(index), word, 0, word.Length))
                {
                    return true;
                }

                index = message.IndexOf(header, index + 1);
            }

            return false;
        }

        /// <summary>Tells whether Allow lists a method, exactly (RFC 3261 §7.1, §20.5).</summary>
        /// <param name="message">The message.</param>
        /// <param name="method">The method.</param>
        /// <returns>True when it does.</returns>
        [HotPath]
        public static bool Allows(SipMessage message, byte[] method)
        {
            int index = message.IndexOf(SipHeader.Allow, 0);
            while (index >= 0)
            {
                int offset = message.ValueOffset(index);
                if (ContainsExactly(message.Buffer, offset, message.ValueEnd(index), method, 0, method.Length))
                {
                    return true;
                }

                index = message.IndexOf(SipHeader.Allow, index + 1);
            }

            return false;
        }

        // A word ends at white space or at its parameters.
        [HotPath]
        private static int WordEnd(byte[] list, int offset, int end)
        {
            return SipOctets.TrimEnd(list, offset, Ascii.IndexOf(list, offset, end, ';'));
        }
    }
}
