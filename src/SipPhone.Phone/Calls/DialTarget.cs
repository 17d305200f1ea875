using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // From what a person dials to a URI, RFC 3261 §19.1. Invariant: only a whole, well-formed URI is ever written.
    //
    //   text                   | URI
    //   sip:..., sips:...      | as it is; without headers, which would be ours to put into the request (§19.1.5)
    //   bob@example.com        | sip:bob@example.com
    //   bob, 100, +1617...     | sip:bob@ and our domain
    //   anything else          | BadUri, UnsupportedScheme

    /// <summary>Makes URIs of what is dialled.</summary>
    public static class DialTarget
    {
        private static readonly byte[] SipScheme = Ascii.ToBytes("sip:");

        /// <summary>Writes the URI of a text.</summary>
        /// <param name="text">The buffer with the text, escaped as in a URI, without spaces around it.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="domain">Our domain.</param>
        /// <param name="uri">Scratch space to check with.</param>
        /// <param name="writer">Takes the URI from its start; of no meaning on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <see cref="SipResult.BadUri"/>, <see cref="SipResult.UnsupportedScheme"/>, or
        /// <see cref="SipResult.BufferFull"/>.
        /// </returns>
        public static SipResult Write(
            byte[] text, int offset, int end, byte[] domain, SipUri uri, ByteWriter writer)
        {
            writer.Reset();
            bool isUser = offset < end
                && SipOctets.SkipWithEscapes(text, offset, end, SipOctets.User) == end;
            bool hasScheme = !isUser && HasScheme(text, offset, end);
            if (!hasScheme)
            {
                writer.Write(SipScheme);
            }

            writer.Write(text, offset, end);
            if (isUser)
            {
                writer.Write('@');
                writer.Write(domain);
            }

            if (writer.IsFull)
            {
                return SipResult.BufferFull;
            }

            SipResult result = uri.Parse(writer.Buffer, writer.Start, writer.Position);
            bool hasHeaders = uri.HeadersEnd > uri.HeadersOffset;
            bool isTarget = !hasHeaders && (hasScheme || uri.HasUser);
            return result == SipResult.Ok && !isTarget ? SipResult.BadUri : result;
        }

        // A colon before any "@": in "bob:secret@host" it is taken for a scheme too, and nobody has to dial passwords.
        private static bool HasScheme(byte[] text, int offset, int end)
        {
            return SipUri.SkipScheme(text, offset, Ascii.IndexOf(text, offset, end, '@')) > 0;
        }
    }
}
