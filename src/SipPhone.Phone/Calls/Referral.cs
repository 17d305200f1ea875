using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // A REFER that asks us to call somebody: RFC 3515 §2.1, with Replaces in the URI (RFC 3891 §6.2) and Referred-By
    // (RFC 3892). Invariant: what goes into our INVITE holds no control octet.

    /// <summary>Reads a REFER. Reusable; one that is taken allocates the values for the INVITE.</summary>
    public sealed class Referral
    {
        private static readonly byte[] Method = Ascii.ToBytes("method");
        private static readonly byte[] ReplacesHeader = Ascii.ToBytes("Replaces");

        private readonly SipNameAddress _address = new SipNameAddress();
        private readonly SipUri _uri = new SipUri();

        /// <summary>Where the URI to call starts in the request's buffer.</summary>
        public int UriOffset { get; private set; }

        /// <summary>Where it ends, exclusive, without its headers.</summary>
        public int UriEnd { get; private set; }

        /// <summary>The value for Replaces; null for none.</summary>
        public byte[] Replaces { get; private set; }

        /// <summary>The value for Referred-By; null for none.</summary>
        public byte[] ReferredBy { get; private set; }

        /// <summary>Reads a REFER.</summary>
        /// <param name="request">The request.</param>
        /// <returns>0; or what to refuse it with, 400 to 699.</returns>
        public int Read(SipMessage request)
        {
            Replaces = null;
            ReferredBy = null;

            // RFC 3515 §2.4.2: exactly one Refer-To.
            if (request.FindSingle(SipHeader.ReferTo, out int offset, out int end) != SipResult.Ok
                || _address.Parse(request.Buffer, offset, end) != SipResult.Ok)
            {
                return CallStatus.BadRequest;
            }

            SipResult result = _uri.Parse(request.Buffer, _address.UriOffset, _address.UriEnd);
            if (result != SipResult.Ok)
            {
                return result == SipResult.UnsupportedScheme ? CallStatus.UnsupportedUriScheme : CallStatus.BadRequest;
            }

            // RFC 3515 §2.4.2: we make calls, and nothing else on behalf of others.
            if (_uri.FindParameter(Method, out int methodOffset, out int methodEnd) != SipResult.Absent
                && !Ascii.EqualsExactly(request.Buffer, methodOffset, methodEnd, SipTokens.Invite))
            {
                return CallStatus.Declined;
            }

            bool hasHeaders = _uri.HeadersEnd > _uri.HeadersOffset;
            UriOffset = _address.UriOffset;
            UriEnd = hasHeaders ? _uri.HeadersOffset - 1 : _address.UriEnd;
            if (hasHeaders && !ReadHeaders(request.Buffer, _uri.HeadersOffset, _uri.HeadersEnd))
            {
                return CallStatus.BadRequest;
            }

            if (request.FindSingle(SipHeader.ReferredBy, out offset, out end) == SipResult.Ok)
            {
                ReferredBy = Unescape(request.Buffer, offset, end, false);
            }

            return 0;
        }

        // hname "=" hvalue *( "&" hname "=" hvalue ); only Replaces is taken (RFC 3261 §19.1.5: others may be ignored).
        private bool ReadHeaders(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                int equals = Ascii.IndexOf(buffer, offset, end, '=');
                int valueEnd = Ascii.IndexOf(buffer, equals, end, '&');
                if (Ascii.EqualsIgnoreCase(buffer, offset, equals, ReplacesHeader))
                {
                    if (Replaces != null)
                    {
                        return false;
                    }

                    Replaces = Unescape(buffer, equals + 1, valueEnd, true);
                    if (Replaces == null)
                    {
                        return false;
                    }
                }

                offset = valueEnd + 1;
            }

            return true;
        }

        // A copy; null when it is empty or would hold a control octet, which could begin a header field of its own.
        private static byte[] Unescape(byte[] buffer, int offset, int end, bool isEscaped)
        {
            ByteWriter writer = new ByteWriter(new byte[end - offset]);
            while (offset < end)
            {
                int octet = buffer[offset++];
                if (isEscaped && octet == '%')
                {
                    octet = (HexValue(buffer[offset]) << 4) | HexValue(buffer[offset + 1]);
                    offset += 2;
                }

                if (octet < ' ' || octet == 0x7F)
                {
                    return null;
                }

                writer.Write(octet);
            }

            byte[] value = new byte[writer.Length];
            System.Array.Copy(writer.Buffer, 0, value, 0, value.Length);
            return value.Length > 0 ? value : null;
        }

        // The URI parser has made sure that two of these stand behind each "%".
        private static int HexValue(int octet)
        {
            return Ascii.IsDigit(octet) ? octet - '0' : (octet | 0x20) - 'a' + 10;
        }
    }
}
