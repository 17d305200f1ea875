using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.UserAgent
{
    // Words inside of header fields and bodies that only this assembly reads and writes, in one table: an array each
    // would cost the device 32 octets more a word. Invariant: the constants stand in the order of the words.

    /// <summary>The words of a user agent, its dialogs, sessions and usages.</summary>
    internal static class UserAgentWords
    {
        /// <summary>Event with an id, RFC 3515 §2.4.6.</summary>
        internal const int ReferEventWithId = 0;

        /// <summary>Subscription-State with its time, RFC 6665 §4.2.2.</summary>
        internal const int ActiveUntil = 1;

        /// <summary>Subscription-State of a transfer that is done, RFC 6665 §4.2.2.</summary>
        internal const int NoResource = 2;

        /// <summary>Subscription-State whose time is over, RFC 6665 §4.2.2.</summary>
        internal const int TimedOut = 3;

        /// <summary>What a body of message/sipfrag starts with, RFC 3420 §2.</summary>
        internal const int StatusLineStart = 4;

        /// <summary>Replaces inside of a URI, RFC 3891 §6.2.</summary>
        internal const int ReplacesInUri = 5;

        /// <summary>Reason up to the cause, RFC 3326 §2.</summary>
        internal const int CauseStart = 6;

        /// <summary>Its text's start, RFC 3326 §2.</summary>
        internal const int TextStart = 7;

        /// <summary>Its text when another phone answered.</summary>
        internal const int CompletedElsewhere = 8;

        /// <summary>The tag of a peer of RFC 2543, which has none, in Replaces (RFC 3891 §3).</summary>
        internal const int NoTag = 9;

        /// <summary>A parameter of Replaces, RFC 3891 §6.1.</summary>
        internal const int ToTag = 10;

        /// <summary>A parameter of Replaces, RFC 3891 §6.1.</summary>
        internal const int FromTag = 11;

        /// <summary>A parameter of Session-Expires, RFC 4028 §4, for the client.</summary>
        internal const int RefresherUac = 12;

        /// <summary>The same for the server.</summary>
        internal const int RefresherUas = 13;

        /// <summary>A parameter of Content-Disposition, RFC 3261 §20.11.</summary>
        internal const int Handling = 14;

        /// <summary>Its value for a body that may be passed over.</summary>
        internal const int Optional = 15;

        /// <summary>The disposition of a session description, RFC 3261 §20.11.</summary>
        internal const int Session = 16;

        /// <summary>The content coding that changes nothing, RFC 9110 §12.5.3.</summary>
        internal const int Identity = 17;

        /// <summary>A line of a mailbox's state, RFC 3842 §5.2.</summary>
        internal const int MessagesWaiting = 18;

        /// <summary>The line of voice messages, RFC 3842 §5.2.</summary>
        internal const int VoiceMessage = 19;

        /// <summary>Messages wait.</summary>
        internal const int Yes = 20;

        /// <summary>None waits.</summary>
        internal const int No = 21;

        /// <summary>A header field, RFC 6086 §4.</summary>
        internal const int InfoPackage = 22;

        /// <summary>A header field that names no Info Package, without its line end (RFC 6086 §3.2).</summary>
        internal const int NoInfoPackages = 23;

        /// <summary>What an instance's URN starts with, RFC 5626 §4.1.</summary>
        internal const int UuidStart = 24;

        /// <summary>The option tag of RFC 5626 §11.4.</summary>
        internal const int Outbound = 25;

        /// <summary>The option tag of RFC 3891 §6.2.</summary>
        internal const int Replaces = 26;

        /// <summary>A value of Answer-Mode, RFC 5373 §4.</summary>
        internal const int Auto = 27;

        /// <summary>A value of Answer-Mode, RFC 5373 §4.</summary>
        internal const int Manual = 28;

        /// <summary>The value of Allow-Events, RFC 6665 §8.2.2.</summary>
        internal const int KnownEvents = 29;

        /// <summary>The body type of a mailbox's state, RFC 3842 §5.</summary>
        internal const int MessageSummary = 30;

        private static readonly WordTable Table = new WordTable(
            "refer;id=|active;expires=|terminated;reason=noresource|terminated;reason=timeout|SIP/2.0 |?Replaces="
            + "|SIP;cause=|;text=\"|Call completed elsewhere|0|;to-tag=|;from-tag=|;refresher=uac|;refresher=uas"
            + "|handling|optional|session|identity|Messages-Waiting|Voice-Message|yes|no|Info-Package|Recv-Info:"
            + "|urn:uuid:|outbound|replaces|Auto|Manual|refer, message-summary"
            + "|application/simple-message-summary");

        /// <summary>The array that holds the words; not to be changed.</summary>
        internal static byte[] Octets
        {
            get { return Table.Octets; }
        }

        /// <summary>Where a word starts in <see cref="Octets"/>.</summary>
        [HotPath]
        internal static int OffsetOf(int word)
        {
            return Table.OffsetOf(word);
        }

        /// <summary>Where a word ends in <see cref="Octets"/>, exclusive.</summary>
        [HotPath]
        internal static int EndOf(int word)
        {
            return Table.EndOf(word);
        }

        /// <summary>How many octets a word has.</summary>
        [HotPath]
        internal static int LengthOf(int word)
        {
            return Table.EndOf(word) - Table.OffsetOf(word);
        }

        /// <summary>Tells whether a range is a word, letters folded.</summary>
        [HotPath]
        internal static bool Is(int word, byte[] buffer, int offset, int end)
        {
            return Table.IsWord(word, buffer, offset, end);
        }

        /// <summary>Finds the parameter that a word names, as <see cref="SipParameters.Find"/> does.</summary>
        [HotPath]
        internal static SipResult Find(
            int word, byte[] buffer, int offset, int end, out int valueOffset, out int valueEnd)
        {
            return SipParameters.FindWord(buffer, offset, end, Table, word, out valueOffset, out valueEnd);
        }

        /// <summary>Writes a word.</summary>
        internal static void Write(ByteWriter writer, int word)
        {
            Table.Write(writer, word);
        }

        /// <summary>Writes a whole header field that holds a word.</summary>
        internal static void WriteHeader(SipWriter writer, SipHeader header, int word)
        {
            writer.StartHeader(header);
            Table.Write(writer.Bytes, word);
            writer.EndLine();
        }
    }
}
