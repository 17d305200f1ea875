using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Dialogs
{
    // What a dialog learns from messages: tags, Contact, Record-Route; RFC 3261 §12.1.
    // Invariant: all ranges are of the message that was read last.

    /// <summary>Reads the header fields that make a dialog. Reusable; allocates nothing.</summary>
    public sealed class DialogReader
    {
        private static readonly byte[] Lr = Ascii.ToBytes("lr");
        private static readonly byte[] Separator = Ascii.ToBytes(", ");

        private readonly SipValueCursor _values = new SipValueCursor();
        private readonly SipNameAddress _address = new SipNameAddress();
        private readonly SipUri _uri = new SipUri();
        private readonly int[] _routeOffsets = new int[Limits.MaxDialogRoutes];
        private readonly int[] _routeEnds = new int[Limits.MaxDialogRoutes];

        /// <summary>Where the tag that was read last starts.</summary>
        public int TagOffset { get; private set; }

        /// <summary>Where it ends, exclusive; equal to the offset for none (RFC 2543 peers).</summary>
        public int TagEnd { get; private set; }

        /// <summary>Where the URI of the address that was read last starts.</summary>
        public int UriOffset
        {
            get { return _address.UriOffset; }
        }

        /// <summary>Where it ends, exclusive.</summary>
        public int UriEnd
        {
            get { return _address.UriEnd; }
        }

        /// <summary>The URI that was read last, by <see cref="ReadContact"/>, <see cref="ReadUri"/>.</summary>
        public SipUri Uri
        {
            get { return _uri; }
        }

        /// <summary>How many Record-Route values were read.</summary>
        public int RouteCount { get; private set; }

        /// <summary>Reads From or To: its URI's range, and its tag.</summary>
        /// <param name="message">The message.</param>
        /// <param name="header">Which.</param>
        /// <returns><see cref="SipResult.Ok"/>, also without a tag; else what is wrong with it.</returns>
        public SipResult ReadParty(SipMessage message, SipHeader header)
        {
            TagOffset = 0;
            TagEnd = 0;
            int offset;
            int end;
            SipResult result = _address.ParseSingle(message, header);
            if (result != SipResult.Ok)
            {
                return result;
            }

            result = _address.FindParameter(SipTokens.Tag, out offset, out end);
            TagOffset = offset;
            TagEnd = end;
            return result == SipResult.Absent ? SipResult.Ok : result;
        }

        /// <summary>Reads Contact, which holds one URI where it makes or refreshes a dialog (§8.1.1.8).</summary>
        /// <param name="message">The message.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>Absent</c>; <c>BadHeader</c> for more than one; <c>BadAddress</c>,
        /// <c>BadParameter</c>, <c>BadUri</c>, <c>UnsupportedScheme</c>.
        /// </returns>
        public SipResult ReadContact(SipMessage message)
        {
            _values.Start(message, SipHeader.Contact);
            if (!_values.Next())
            {
                return SipResult.Absent;
            }

            SipResult result = _address.Parse(message.Buffer, _values.Offset, _values.End);
            if (result == SipResult.Ok && _values.Next())
            {
                result = SipResult.BadHeader;
            }

            return result == SipResult.Ok ? ReadUri(message.Buffer, UriOffset, UriEnd) : result;
        }

        /// <summary>Reads a URI.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>As <see cref="SipUri.Parse"/>.</returns>
        public SipResult ReadUri(byte[] buffer, int offset, int end)
        {
            return _uri.Parse(buffer, offset, end);
        }

        /// <summary>Tells whether a URI is sips.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is; false for every other one, and for what is no URI.</returns>
        public bool IsSips(byte[] buffer, int offset, int end)
        {
            return _uri.Parse(buffer, offset, end) == SipResult.Ok && _uri.IsSips;
        }

        /// <summary>Reads all Record-Route values.</summary>
        /// <param name="message">The message.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>BadAddress</c>, <c>BadParameter</c>; <c>TooLarge</c> for more than
        /// <c>Limits.MaxDialogRoutes</c>.
        /// </returns>
        public SipResult ReadRoutes(SipMessage message)
        {
            RouteCount = 0;
            _values.Start(message, SipHeader.RecordRoute);
            while (_values.Next())
            {
                SipResult result = _address.Parse(message.Buffer, _values.Offset, _values.End);
                if (result != SipResult.Ok)
                {
                    return result;
                }

                if (RouteCount == _routeOffsets.Length)
                {
                    return SipResult.TooLarge;
                }

                _routeOffsets[RouteCount] = _values.Offset;
                _routeEnds[RouteCount] = _values.End;
                RouteCount++;
            }

            return SipResult.Ok;
        }

        /// <summary>Adds the values that <see cref="ReadRoutes"/> found as one value of Route.</summary>
        /// <param name="slots">Where to, begun.</param>
        /// <param name="message">The message.</param>
        /// <param name="isReversed">True for a client (§12.1.2), false for a server (§12.1.1).</param>
        public void AppendRoutes(ByteSlots slots, SipMessage message, bool isReversed)
        {
            for (int i = 0; i < RouteCount; i++)
            {
                if (i > 0)
                {
                    slots.Append(Separator);
                }

                int index = isReversed ? RouteCount - 1 - i : i;
                slots.Append(message.Buffer, _routeOffsets[index], _routeEnds[index]);
            }
        }

        /// <summary>
        /// Reads the URI of the first route, and whether that is a strict router: one without <c>lr</c> (§12.2.1.1).
        /// </summary>
        /// <param name="message">The message.</param>
        /// <param name="isReversed">As for <see cref="AppendRoutes"/>.</param>
        /// <param name="isStrict">True for a strict router; false on failure.</param>
        /// <returns>As <see cref="SipUri.Parse"/>; Ok without routes.</returns>
        public SipResult ReadFirstRoute(SipMessage message, bool isReversed, out bool isStrict)
        {
            isStrict = false;
            if (RouteCount == 0)
            {
                return SipResult.Ok;
            }

            int first = isReversed ? RouteCount - 1 : 0;
            SipResult result = _address.Parse(message.Buffer, _routeOffsets[first], _routeEnds[first]);
            if (result == SipResult.Ok)
            {
                result = ReadUri(message.Buffer, UriOffset, UriEnd);
            }

            int offset;
            int end;
            isStrict = result == SipResult.Ok && _uri.FindParameter(Lr, out offset, out end) == SipResult.Absent;
            return result;
        }
    }
}
