using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // What the phone can do, in one place: Allow, Supported and Accept are written from it (RFC 3261 §11.2), and what
    // comes is held against it (§8.2). Invariant: a method or option stands here only when the code for it is there.

    /// <summary>The methods, option tags and body types of this user agent. Arrays are not to be changed.</summary>
    public static class SipCapabilities
    {
        /// <summary>The value of Allow: the methods that we handle, RFC 3261 §20.5.</summary>
        public static readonly byte[] Allow =
            Ascii.ToBytes("INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, REFER, NOTIFY, MESSAGE, INFO");

        /// <summary>The value of Supported: the option tags that we handle, RFC 3261 §20.37.</summary>
        public static readonly byte[] Supported =
            Ascii.ToBytes("100rel, answermode, outbound, replaces, timer");

        /// <summary>Body type of session descriptions, RFC 8866 §8.1.</summary>
        public static readonly byte[] Sdp = Ascii.ToBytes("application/sdp");

        /// <summary>Body type of pager messages, RFC 3428 §9.</summary>
        public static readonly byte[] PlainText = Ascii.ToBytes("text/plain");

        /// <summary>Body types of NOTIFY: RFC 3842 §3.5 and RFC 3515 §2.4.5.</summary>
        public static readonly byte[] NotifyTypes =
            Ascii.ToBytes("application/simple-message-summary, message/sipfrag");

        // Methods that are registered with IANA and not handled here: 405, where an unknown one gets 501.
        private static readonly byte[] RecognisedMethods = Ascii.ToBytes("REGISTER, SUBSCRIBE, PUBLISH");

        /// <summary>Writes Accept: the body types that we understand, RFC 3261 §20.1.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public static void WriteAccept(SipWriter writer)
        {
            writer.StartHeader(SipHeader.Accept);
            ByteWriter bytes = writer.Bytes;
            bytes.Write(Sdp);
            bytes.Write(',');
            bytes.Write(' ');
            bytes.Write(PlainText);
            bytes.Write(',');
            bytes.Write(' ');
            bytes.Write(NotifyTypes);
            writer.EndLine();
        }

        /// <summary>Tells whether we handle a method (case-sensitive, RFC 3261 §7.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the method starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when we do.</returns>
        [HotPath]
        public static bool HandlesMethod(byte[] buffer, int offset, int end)
        {
            return SipTokenList.ContainsExactly(Allow, 0, Allow.Length, buffer, offset, end);
        }

        /// <summary>Tells whether a method is known but not handled: 405 and not 501 (RFC 3261 §8.2.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the method starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is.</returns>
        [HotPath]
        public static bool RecognisesMethod(byte[] buffer, int offset, int end)
        {
            return SipTokenList.ContainsExactly(RecognisedMethods, 0, RecognisedMethods.Length, buffer, offset, end);
        }

        /// <summary>Tells whether we handle an extension, letters folded (RFC 3261 §7.3.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the option tag starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when we do.</returns>
        [HotPath]
        public static bool SupportsOption(byte[] buffer, int offset, int end)
        {
            return SipTokenList.Contains(Supported, 0, Supported.Length, buffer, offset, end);
        }

        /// <summary>The body types that we understand in a request.</summary>
        /// <param name="request">The request.</param>
        /// <returns>A value of Accept; null for a method whose body is another's to judge, or of no account.</returns>
        [HotPath]
        public static byte[] BodyTypesOf(SipMessage request)
        {
            // RFC 6086 §5.1: an Info Package decides. A BYE or CANCEL that is refused would leave a call behind.
            if (request.IsMethod(SipTokens.Info) || request.IsMethod(SipTokens.Bye)
                || request.IsMethod(SipTokens.Cancel))
            {
                return null;
            }

            if (request.IsMethod(SipTokens.Message))
            {
                return PlainText;
            }

            return request.IsMethod(SipTokens.Notify) ? NotifyTypes : Sdp;
        }
    }
}
