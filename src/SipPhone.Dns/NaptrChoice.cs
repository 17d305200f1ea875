using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // Which NAPTR record leads on, RFC 3263 §4.1 and RFC 3403 §4.1. Invariant: from Restart on, each record is chosen
    // once, by order, then preference, then place in the answer.

    /// <summary>Chooses, one after the other, the NAPTR records that lead to SIP over TLS by SRV.</summary>
    internal sealed class NaptrChoice
    {
        private const long BeforeAll = -1;

        private static readonly byte[] SipsOverTcp =
        {
            (byte)'S', (byte)'I', (byte)'P', (byte)'S', (byte)'+', (byte)'D', (byte)'2', (byte)'T',
        };

        private long _chosenRank = BeforeAll;
        private int _count;

        /// <summary>Forgets what was chosen.</summary>
        internal void Restart()
        {
            _chosenRank = BeforeAll;
            _count = 0;
        }

        /// <summary>Chooses the next usable record of an answer and copies its replacement, a flat name.</summary>
        /// <returns>False when none is left.</returns>
        internal bool Next(Resolver resolver, Query query, byte[] replacement, out int replacementLength)
        {
            long bestRank = long.MaxValue;
            replacementLength = 0;
            for (int i = 0; i < query.RecordCount && _count < Limits.MaxNaptrTries; i++)
            {
                DnsRecord record = resolver.ReadRecord(query, i);
                long rank = ((((long)record.Order << 16) | (long)record.Preference) << 8) | (long)i;
                if (IsUsable(record) && rank > _chosenRank && rank < bestRank)
                {
                    bestRank = rank;
                    replacementLength = record.RdataEnd - record.TargetOffset;
                    Array.Copy(record.Buffer, record.TargetOffset, replacement, 0, replacementLength);
                }
            }

            _chosenRank = bestRank;
            _count++;
            return replacementLength > 0;
        }

        // RFC 3263 §4.1: the service is SIPS+D2T, the flag "s" sends to SRV, and then there is no regular expression
        // (RFC 3403 §4.1: either that or a replacement).
        private static bool IsUsable(DnsRecord record)
        {
            return record.FlagsEnd - record.FlagsOffset == 1
                && (record.Buffer[record.FlagsOffset] | 0x20) == 's'
                && Ascii.EqualsIgnoreCase(record.Buffer, record.ServicesOffset, record.ServicesEnd, SipsOverTcp)
                && record.RegexpOffset == record.RegexpEnd
                && record.Buffer[record.TargetOffset] != 0;
        }
    }
}
