using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Where requests came from, which responses tell in the topmost Via: RFC 3261 §18.2.1, RFC 3581 §4. It is written
    // with the response, since a received message stays as it is.
    // Invariant: nothing but the topmost value is changed, and that one stays well formed.
    //
    //   the topmost Via has          is added
    //   a host that is no address    received
    //   another address              received
    //   the same address             nothing
    //   rport without a value        its value; received in any case
    //   received, or no sense        nothing
    //
    // While the source is not known, nothing is added.

    /// <summary>The address and port that requests come from, and writes Via by it. Reusable.</summary>
    public sealed class SipSource
    {
        private readonly SipVia _via;
        private byte[] _address;
        private int _length;
        private int _port;

        // Made for the first request.
        private byte[] _sentBy;

        /// <summary>Makes one that is not known.</summary>
        /// <param name="readers">Read requests; may be shared.</param>
        public SipSource(SipReaders readers)
        {
            _via = readers.Via;
        }

        /// <summary>Sets it.</summary>
        /// <param name="address">The address in network order; kept, and followed when it changes.</param>
        /// <param name="length">4 or 16; 0 for unknown.</param>
        /// <param name="port">The port, 1 to 65,535.</param>
        public void Set(byte[] address, int length, int port)
        {
            _address = address;
            _length = length;
            _port = port;
        }

        /// <summary>Writes the Via fields of a response: the request's, the topmost one completed.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="request">The request.</param>
        public void WriteVias(SipWriter writer, SipMessage request)
        {
            int first = request.IndexOf(SipHeader.Via, 0);
            for (int index = first; index >= 0; index = request.IndexOf(SipHeader.Via, index + 1))
            {
                int offset = request.ValueOffset(index);
                int end = request.ValueEnd(index);
                writer.StartHeader(SipHeader.Via);
                if (index == first && _length > 0)
                {
                    offset = WriteTopmost(writer.Bytes, request.Buffer, offset, end);
                }

                writer.Bytes.Write(request.Buffer, offset, end);
                writer.EndLine();
            }
        }

        // Returns where the rest starts, which goes on as it is.
        private int WriteTopmost(ByteWriter bytes, byte[] buffer, int offset, int end)
        {
            int valueEnd = SipOctets.TrimEnd(buffer, offset, SipOctets.FindComma(buffer, offset, end));
            int portOffset;
            int portEnd;
            bool isOpen = _via.Parse(buffer, offset, valueEnd) == SipResult.Ok
                && _via.FindParameter(SipTokens.Received, out portOffset, out portEnd) == SipResult.Absent;
            if (!isOpen)
            {
                return offset;
            }

            bool asksPort = _via.FindParameter(SipTokens.Rport, out portOffset, out portEnd) == SipResult.Ok
                && portOffset == portEnd;
            if (asksPort)
            {
                bytes.Write(buffer, offset, portOffset);
                bytes.Write('=');
                bytes.WriteDecimal(_port);
                offset = portOffset;
            }

            bytes.Write(buffer, offset, valueEnd);
            if (asksPort || !IsSentBy(buffer))
            {
                SipWords.Write(bytes, SipWords.ReceivedStart);
                IpAddressText.WriteBare(bytes, _address, _length);
            }

            return valueEnd;
        }

        private bool IsSentBy(byte[] buffer)
        {
            _sentBy = _sentBy ?? new byte[IpLiteral.Ipv6Bytes];
            int length = IpLiteral.Read(buffer, _via.HostOffset, _via.HostEnd, _sentBy);
            return length == _length && Ascii.EqualsExactly(_sentBy, 0, length, _address, 0, length);
        }
    }
}
