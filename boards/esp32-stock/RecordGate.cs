namespace SipPhone.Board.Esp32.Stock
{
    // May TLS read now? The platform's read waits for the rest of a record, natively, and stops every thread meanwhile.
    // So the record's header is looked at in the socket, and TLS may read when the whole record is there and it is one
    // after which TLS returns. RFC 5246 §6.2.1, §6.2.3 and §7.2. Invariant: Record is answered for application data
    // that came in whole, and for nothing else.
    //
    //   in the socket                         | answer
    //   nothing                               | Nothing
    //   less than a header, part of a record  | Nothing; Stalled once that lasted RecordTimeoutMs
    //   application data, whole               | Record
    //   an alert, begun                       | Ended: of TLS 1.2 without renegotiation it is the end, whichever
    //   anything else                         | Broken: a handshake message asks for renegotiation, which we refuse
    //   the peer's end                        | Ended

    /// <summary>Looks at the records of TLS 1.2 before the platform does.</summary>
    internal sealed class RecordGate
    {
        private const int HeaderBytes = 5;
        private const int AlertType = 21;
        private const int ApplicationDataType = 23;
        private const int MajorVersion = 3;

        // RFC 5246 §6.2.3: the length "MUST NOT exceed 2^14 + 2048".
        private const int MaxFragmentBytes = (16 * 1024) + 2048;

        private readonly byte[] _header = new byte[HeaderBytes];
        private long _waitingSinceMs;

        /// <summary>A new connection: nothing has come in.</summary>
        internal void Reset()
        {
            _waitingSinceMs = -1;
        }

        /// <summary>Looks.</summary>
        /// <param name="tls">The connection, whose TLS holds nothing decrypted.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>What may be done.</returns>
        internal GateResult Look(StockTls tls, long nowMs)
        {
            int arrived = tls.CountArrived();
            if (arrived < 0)
            {
                return GateResult.Ended;
            }

            if (arrived == 0)
            {
                Reset();
                return GateResult.Nothing;
            }

            if (arrived < HeaderBytes)
            {
                return Wait(nowMs);
            }

            if (!tls.Peek(_header) || _header[0] == AlertType)
            {
                return GateResult.Ended;
            }

            int length = (_header[3] << 8) | _header[4];
            if (_header[0] != ApplicationDataType || _header[1] != MajorVersion || length > MaxFragmentBytes)
            {
                return GateResult.Broken;
            }

            if (length > arrived - HeaderBytes)
            {
                return Wait(nowMs);
            }

            Reset();
            return GateResult.Record;
        }

        private GateResult Wait(long nowMs)
        {
            _waitingSinceMs = _waitingSinceMs < 0 ? nowMs : _waitingSinceMs;
            return nowMs - _waitingSinceMs >= StockLimits.RecordTimeoutMs ? GateResult.Stalled : GateResult.Nothing;
        }
    }
}
