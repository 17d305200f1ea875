using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Names and values of parameters that only this folder knows. Invariant: the constants stand in the
    // order of the words.

    /// <summary>Words inside of header field values.</summary>
    internal static class SipWords
    {
        internal const int ToTag = 0;
        internal const int FromTag = 1;
        internal const int EarlyOnly = 2;
        internal const int Refresher = 3;
        internal const int Uac = 4;
        internal const int Uas = 5;
        internal const int Auto = 6;
        internal const int Manual = 7;
        internal const int Require = 8;
        internal const int AnswerAfter = 9;
        internal const int Reason = 10;
        internal const int RetryAfter = 11;
        internal const int Cause = 12;
        internal const int Id = 13;
        internal const int Handling = 14;
        internal const int Optional = 15;
        internal const int Identity = 16;
        internal const int Tel = 17;
        internal const int Extension = 18;
        internal const int Expires = 19;
        internal const int VersionNumber = 20;
        internal const int ReceivedStart = 21;

        private static readonly WordTable Table = new WordTable(
            "to-tag|from-tag|early-only|refresher|uac|uas|Auto|Manual|require|answer-after|reason" +
            "|retry-after|cause|id|handling|optional|identity|tel|ext|expires|2.0|;received=");

        /// <summary>Tells whether a range is a word, letters folded.</summary>
        [HotPath]
        internal static bool Is(int word, byte[] buffer, int offset, int end)
        {
            return Table.IsWord(word, buffer, offset, end);
        }

        /// <summary>Writes a word.</summary>
        internal static void Write(ByteWriter writer, int word)
        {
            Table.Write(writer, word);
        }

        /// <summary>Finds the parameter that a word names, as <see cref="SipParameters.Find"/> does.</summary>
        [HotPath]
        internal static SipResult Find(
            int word, byte[] buffer, int offset, int end, out int valueOffset, out int valueEnd)
        {
            return SipParameters.FindWord(buffer, offset, end, Table, word, out valueOffset, out valueEnd);
        }
    }
}
