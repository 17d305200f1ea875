using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Dialogs
{
    // What a dialog has copied of messages, RFC 3261 §12.1, and how it gets there.
    // Invariant: a string is whole or empty; the rules when it may change are Dialog's.

    /// <summary>The octets of a dialog: Call-ID, peer's tag, URIs, targets, route set.</summary>
    public sealed class DialogRecord
    {
        /// <summary>String: the Call-ID.</summary>
        public const int CallId = 0;

        /// <summary>String: the peer's tag; empty for a peer of RFC 2543.</summary>
        public const int RemoteTag = 1;

        /// <summary>String: our URI as the peer addressed it; empty for a client, who is the account.</summary>
        public const int LocalUri = 2;

        /// <summary>String: the peer's URI, as in From or To.</summary>
        public const int RemoteUri = 3;

        /// <summary>String: the Request-URI of our first request.</summary>
        public const int InitialTarget = 4;

        /// <summary>String: the peer's last Contact; empty while there was none.</summary>
        public const int RemoteTarget = 5;

        /// <summary>String: the route set, as one value of Route.</summary>
        public const int RouteSet = 6;

        /// <summary>String: the Request-URI for a strict router; empty for a loose one (§12.2.1.1).</summary>
        public const int StrictTarget = 7;

        private const int SlotCount = 8;

        private readonly DialogReader _reader = new DialogReader();
        private readonly ByteSlots _slots = new ByteSlots(SlotCount, Limits.MaxDialogBytes);

        /// <summary>Reads messages; what it read last stays until the next call of either.</summary>
        public DialogReader Reader
        {
            get { return _reader; }
        }

        /// <summary>The buffer of all strings; not to be changed.</summary>
        public byte[] Buffer
        {
            get { return _slots.Buffer; }
        }

        /// <summary>Where a string starts.</summary>
        /// <param name="slot">One of the constants of this class.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int Offset(int slot)
        {
            return _slots.Offset(slot);
        }

        /// <summary>Where a string ends, exclusive.</summary>
        /// <param name="slot">One of the constants of this class.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int End(int slot)
        {
            return _slots.End(slot);
        }

        /// <summary>Tells whether there is a string.</summary>
        /// <param name="slot">One of the constants of this class.</param>
        /// <returns>False for an empty one.</returns>
        public bool Has(int slot)
        {
            return _slots.Has(slot);
        }

        /// <summary>Empties all.</summary>
        public void Clear()
        {
            _slots.Clear();
        }

        /// <summary>Tells whether octets are a string, exactly.</summary>
        /// <param name="slot">One of the constants of this class.</param>
        /// <param name="buffer">The buffer of the octets.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>True when equal.</returns>
        public bool Equals(int slot, byte[] buffer, int offset, int end)
        {
            return Ascii.EqualsExactly(buffer, offset, end, _slots.Buffer, _slots.Offset(slot), _slots.End(slot));
        }

        /// <summary>Tells whether octets are the peer's tag: tokens have their letters folded (§7.3.1).</summary>
        /// <param name="buffer">The buffer of the octets.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>True when equal, also when both are empty.</returns>
        public bool IsRemoteTag(byte[] buffer, int offset, int end)
        {
            return Ascii.EqualsIgnoreCase(
                buffer, offset, end, _slots.Buffer, _slots.Offset(RemoteTag), _slots.End(RemoteTag));
        }

        /// <summary>Tells whether a message has the identifiers of this dialog (§12).</summary>
        /// <param name="message">A request, or a response.</param>
        /// <param name="localTag">Our tag.</param>
        /// <param name="isAnyPeer">Whether the peer's tag is open yet.</param>
        /// <returns>True when it has.</returns>
        public bool IsOf(SipMessage message, byte[] localTag, bool isAnyPeer)
        {
            int offset;
            int end;
            byte[] buffer = message.Buffer;
            if (message.FindSingle(SipHeader.CallId, out offset, out end) != SipResult.Ok
                || !Equals(CallId, buffer, offset, end))
            {
                return false;
            }

            SipHeader local = message.IsRequest ? SipHeader.To : SipHeader.From;
            SipHeader remote = message.IsRequest ? SipHeader.From : SipHeader.To;
            return _reader.ReadParty(message, local) == SipResult.Ok
                && Ascii.EqualsIgnoreCase(buffer, _reader.TagOffset, _reader.TagEnd, localTag)
                && _reader.ReadParty(message, remote) == SipResult.Ok
                && (isAnyPeer || IsRemoteTag(buffer, _reader.TagOffset, _reader.TagEnd));
        }

        /// <summary>Tells whether a Replaces has the identifiers of this dialog (RFC 3891 §3).</summary>
        /// <param name="buffer">The buffer of the value.</param>
        /// <param name="replaces">The value, read.</param>
        /// <param name="localTag">Our tag.</param>
        /// <returns>True when it has.</returns>
        public bool IsMeantBy(byte[] buffer, SipReplaces replaces, byte[] localTag)
        {
            int tagOffset = replaces.FromTagOffset;
            int tagEnd = replaces.FromTagEnd;
            return Equals(CallId, buffer, replaces.CallIdOffset, replaces.CallIdEnd)
                && Ascii.EqualsIgnoreCase(buffer, replaces.ToTagOffset, replaces.ToTagEnd, localTag)
                && (Has(RemoteTag)
                    ? IsRemoteTag(buffer, tagOffset, tagEnd)
                    : UserAgentWords.Is(UserAgentWords.NoTag, buffer, tagOffset, tagEnd));
        }

        /// <summary>Writes a string.</summary>
        /// <param name="bytes">Where to.</param>
        /// <param name="slot">One of the constants of this class.</param>
        public void Write(ByteWriter bytes, int slot)
        {
            bytes.Write(_slots.Buffer, _slots.Offset(slot), _slots.End(slot));
        }

        /// <summary>Keeps octets.</summary>
        /// <param name="slot">One of the constants of this class.</param>
        /// <param name="buffer">The buffer of the octets.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>Ok or <c>TooLarge</c>.</returns>
        public SipResult Keep(int slot, byte[] buffer, int offset, int end)
        {
            return _slots.Set(slot, buffer, offset, end) ? SipResult.Ok : SipResult.TooLarge;
        }

        /// <summary>Keeps whom our first request goes to: the URI for To and the Request-URI.</summary>
        /// <param name="buffer">The buffer of the URI, sip or sips.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>BadUri</c>, <c>UnsupportedScheme</c>, <c>TooLarge</c>.</returns>
        public SipResult KeepCalled(byte[] buffer, int uriOffset, int uriEnd)
        {
            SipResult result = _reader.ReadUri(buffer, uriOffset, uriEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            _slots.Begin();
            DialogUris.AppendToUri(_slots, _reader.Uri, uriOffset);
            bool fits = _slots.Commit(RemoteUri);
            _slots.Begin();
            DialogUris.AppendRequestUri(_slots, _reader.Uri, uriOffset);
            return fits && _slots.Commit(InitialTarget) ? SipResult.Ok : SipResult.TooLarge;
        }

        /// <summary>Keeps Call-ID, both URIs and the peer's tag. The reader has our own tag last.</summary>
        /// <param name="message">The message.</param>
        /// <param name="local">From or To: which one is ours.</param>
        /// <param name="remote">The other.</param>
        /// <returns>Ok, what is wrong with one of them, or <c>TooLarge</c>.</returns>
        public SipResult KeepIdentity(SipMessage message, SipHeader local, SipHeader remote)
        {
            int offset;
            int end;
            SipResult result = message.FindSingle(SipHeader.CallId, out offset, out end);
            if (result == SipResult.Ok)
            {
                result = Keep(CallId, message.Buffer, offset, end);
            }

            if (result == SipResult.Ok)
            {
                result = KeepParty(message, remote, RemoteUri);
            }

            if (result == SipResult.Ok)
            {
                result = Keep(RemoteTag, message.Buffer, _reader.TagOffset, _reader.TagEnd);
            }

            return result == SipResult.Ok ? KeepParty(message, local, LocalUri) : result;
        }

        /// <summary>
        /// Keeps what a 2xx to an INVITE of ours tells of it: Call-ID, both URIs and tags, and To for a target, whose
        /// URI is read. The To of an INVITE comes from its Request-URI, so both are sips or none.
        /// </summary>
        /// <param name="response">The response.</param>
        /// <param name="localTag">Where our tag goes.</param>
        /// <returns>Ok; what is wrong; <c>WrongState</c> when From has no tag of our length; <c>TooLarge</c>.</returns>
        public SipResult KeepAnswered(SipMessage response, byte[] localTag)
        {
            SipResult result = KeepIdentity(response, SipHeader.From, SipHeader.To);
            if (result != SipResult.Ok)
            {
                return result;
            }

            if (_reader.TagEnd - _reader.TagOffset != localTag.Length)
            {
                return SipResult.WrongState;
            }

            Array.Copy(response.Buffer, _reader.TagOffset, localTag, 0, localTag.Length);
            int uriOffset = _slots.Offset(RemoteUri);
            int uriEnd = _slots.End(RemoteUri);
            result = _reader.ReadUri(_slots.Buffer, uriOffset, uriEnd);
            return result == SipResult.Ok ? Keep(InitialTarget, _slots.Buffer, uriOffset, uriEnd) : result;
        }

        /// <summary>Keeps the peer's Contact as remote target.</summary>
        /// <param name="message">The message.</param>
        /// <param name="isSecure">Whether only sips will do (RFC 5630 §5.1.1, RFC 3261 §12.1).</param>
        /// <returns>Only Ok changes it; <c>Absent</c>; <c>UnsupportedScheme</c>; else what is wrong.</returns>
        public SipResult LearnTarget(SipMessage message, bool isSecure)
        {
            SipResult result = _reader.ReadContact(message);
            if (result != SipResult.Ok)
            {
                return result;
            }

            if (isSecure && !_reader.Uri.IsSips)
            {
                return SipResult.UnsupportedScheme;
            }

            _slots.Begin();
            DialogUris.AppendRequestUri(_slots, _reader.Uri, _reader.UriOffset);
            return _slots.Commit(RemoteTarget) ? SipResult.Ok : SipResult.TooLarge;
        }

        /// <summary>As <see cref="LearnTarget"/>, but a peer of RFC 2543 may go without a Contact.</summary>
        /// <param name="message">The message.</param>
        /// <param name="isSecure">As there.</param>
        /// <returns>As there, but Ok for none: the target stays what it was.</returns>
        public SipResult RefreshTarget(SipMessage message, bool isSecure)
        {
            SipResult result = LearnTarget(message, isSecure);
            return result == SipResult.Absent ? SipResult.Ok : result;
        }

        /// <summary>Takes the tag of another peer that answers a forked request; its target is its own.</summary>
        /// <param name="response">The response, whose To <see cref="Reader"/> has read.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>TooLarge</c>.</returns>
        public SipResult FollowPeer(SipMessage response)
        {
            _slots.Remove(RemoteTarget);
            return Keep(RemoteTag, response.Buffer, _reader.TagOffset, _reader.TagEnd);
        }

        /// <summary>Forgets all that was learned of the peer by responses.</summary>
        public void ForgetPeer()
        {
            _slots.Remove(RemoteTag);
            _slots.Remove(RemoteTarget);
            _slots.Remove(RouteSet);
            _slots.Remove(StrictTarget);
        }

        /// <summary>Keeps the route set, which may be empty (§12.1.1, §12.1.2).</summary>
        /// <param name="message">The message.</param>
        /// <param name="isReversed">True for a client, false for a server.</param>
        /// <returns>Ok, what is wrong with Record-Route, or <c>TooLarge</c>. Only Ok changes it.</returns>
        public SipResult LearnRoutes(SipMessage message, bool isReversed)
        {
            bool isStrict = false;
            SipResult result = _reader.ReadRoutes(message);
            if (result == SipResult.Ok)
            {
                result = _reader.ReadFirstRoute(message, isReversed, out isStrict);
            }

            if (result != SipResult.Ok)
            {
                return result;
            }

            _slots.Begin();
            _reader.AppendRoutes(_slots, message, isReversed);
            if (!_slots.Commit(RouteSet))
            {
                return SipResult.TooLarge;
            }

            _slots.Begin();
            if (isStrict)
            {
                DialogUris.AppendRequestUri(_slots, _reader.Uri, _reader.UriOffset);
            }

            return _slots.Commit(StrictTarget) ? SipResult.Ok : SipResult.TooLarge;
        }

        private SipResult KeepParty(SipMessage message, SipHeader header, int uriSlot)
        {
            SipResult result = _reader.ReadParty(message, header);
            return result == SipResult.Ok
                ? Keep(uriSlot, message.Buffer, _reader.UriOffset, _reader.UriEnd)
                : result;
        }
    }
}
