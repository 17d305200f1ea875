using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Merged requests among those that are answered at once, RFC 3261 §8.2.2.2. Their server transaction (§17.2.2)
    // goes from Trying to Completed in the call that hands the request over, and over a stream Timer J is zero, so no
    // state of it is left; what is left is to know a copy that a forking proxy sends by a second way a moment later.
    //
    // The keys themselves are kept, not hashes of them: a 482 to a request that only shares a hash with another one
    // would lose it, and a good hash costs the device more than the 200 octets. One whose key is too long is not kept
    // and may be handled twice, which does less harm.
    // Invariant: each slot holds one whole key, or none; the oldest gives way.

    /// <summary>
    /// A ring of the requests outside dialogs that came last. A slot is made when it is first needed, and kept: most
    /// phones get none of these requests.
    /// </summary>
    public sealed class RecentRequests
    {
        private readonly RequestKeyReader _reader;
        private readonly RequestKey[] _keys = new RequestKey[Limits.MaxRecentRequests];
        private readonly long[] _endsMs = new long[Limits.MaxRecentRequests];
        private int _next;

        /// <summary>Makes an empty ring.</summary>
        /// <param name="reader">Reads requests; may be shared.</param>
        public RecentRequests(RequestKeyReader reader)
        {
            _reader = reader;
            for (int i = 0; i < _keys.Length; i++)
            {
                _endsMs[i] = -1;
            }
        }

        /// <summary>
        /// Tells whether a request came before by another way, and remembers it for 64 * T1 if not. One with a To tag
        /// is never merged.
        /// </summary>
        /// <param name="request">The request: neither ACK nor CANCEL, which make no transaction of their own.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it is merged: answer 482.</returns>
        public bool IsMerged(SipMessage request, long nowMs)
        {
            if (_reader.Read(request) != SipResult.Ok || _reader.Key.Has(RequestKey.ToTag))
            {
                return false;
            }

            for (int i = 0; i < _keys.Length; i++)
            {
                if (nowMs < _endsMs[i] && _keys[i].IsSameRequest(_reader.Key))
                {
                    return !_keys[i].IsSameTransaction(_reader.Key, null);
                }
            }

            Keep(_reader.Key, nowMs);
            return false;
        }

        private void Keep(RequestKey source, long nowMs)
        {
            RequestKey key = _keys[_next];
            if (key == null)
            {
                key = new RequestKey();
                key.Buffer = new byte[Limits.MaxRecentRequestKeyBytes];
                _keys[_next] = key;
            }

            int length = 0;
            for (int part = 0; part < RequestKey.PartCount; part++)
            {
                int partLength = source.End(part) - source.Offset(part);
                if (partLength > key.Buffer.Length - length)
                {
                    _endsMs[_next] = -1;
                    return;
                }

                Array.Copy(source.Buffer, source.Offset(part), key.Buffer, length, partLength);
                key.Set(part, length, length + partLength);
                length += partLength;
            }

            key.SentByPort = source.SentByPort;
            key.CSeqNumber = source.CSeqNumber;
            _endsMs[_next] = nowMs + (64 * SipTimers.T1Ms);
            _next = (_next + 1) % _keys.Length;
        }
    }
}
