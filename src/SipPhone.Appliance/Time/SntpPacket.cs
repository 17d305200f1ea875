using System;
using SipPhone.Core;

namespace SipPhone.Appliance.Time
{
    // Messages of SNTP version 4: RFC 4330 §4 and §5, in the format of RFC 5905 §7.3. Invariant: nothing is believed of
    // a message that does not bring our nonce back. The request holds that nonce in the place of a time, and else
    // zeros: the server needs no more, and learns nothing of the device.
    //
    //   octet  | field                         | request | reply
    //   0      | leap, version, mode           | 0, 4, 3 | not 3, 3 or 4, 4
    //   1      | stratum                       | 0       | 1 to 15; 0 for a kiss code
    //   12-15  | reference identifier          | 0       | the kiss code
    //   24-31  | originate timestamp           | 0       | the nonce
    //   40-47  | transmit timestamp            | nonce   | the time
    //   others | intervals, delays, other times| 0       | not looked at

    /// <summary>Writes requests and reads replies of SNTP (RFC 4330).</summary>
    public static class SntpPacket
    {
        /// <summary>The port of time servers (RFC 4330 §4).</summary>
        public const int ServerPort = 123;

        /// <summary>Octets of a message; what comes after them, such as a digest, is not looked at.</summary>
        public const int Bytes = 48;

        /// <summary>Octets of the nonce.</summary>
        public const int NonceBytes = 8;

        private const int StratumOffset = 1;
        private const int ReferenceOffset = 12;
        private const int OriginateOffset = 24;
        private const int TransmitOffset = 40;
        private const int RequestHead = (4 << 3) | 3;
        private const int ServerMode = 4;
        private const int LeapUnknown = 3;
        private const int MaxStratum = 15;

        // Kiss codes, as the four octets that they are.
        private const uint Rate = 0x5241_5445;
        private const uint Deny = 0x4445_4E59;
        private const uint Restrict = 0x5253_5452;

        // From 1900-01-01, where era 0 begins, to 1970-01-01.
        private const long UnixEpoch = 2_208_988_800;
        private const long SecondsPerEra = 1L << 32;

        /// <summary>Writes a request.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <param name="nonce">Exactly <see cref="NonceBytes"/> random octets, new for each request.</param>
        /// <returns>Octets written: <see cref="Bytes"/>, or 0 when there is no room.</returns>
        public static int WriteRequest(byte[] buffer, int offset, int end, byte[] nonce)
        {
            if (Bytes > end - offset)
            {
                return 0;
            }

            Array.Clear(buffer, offset, Bytes);
            buffer[offset] = RequestHead;
            Array.Copy(nonce, 0, buffer, offset + TransmitOffset, NonceBytes);
            return Bytes;
        }

        /// <summary>Reads a reply.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the datagram starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nonce">The nonce of the request that is waited on.</param>
        /// <param name="unixSeconds">
        /// The server's time in seconds since 1970-01-01T00:00:00Z, without the fraction; 0 unless the result is Ok.
        /// </param>
        /// <returns>
        /// Ok; TooShort, NotReply or NotOurs for what is not the answer; else what the server's answer says instead.
        /// </returns>
        public static SntpResult ReadReply(byte[] buffer, int offset, int end, byte[] nonce, out long unixSeconds)
        {
            unixSeconds = 0;
            if (Bytes > end - offset)
            {
                return SntpResult.TooShort;
            }

            int version = (buffer[offset] >> 3) & 7;
            if ((buffer[offset] & 7) != ServerMode || version < 3 || version > 4)
            {
                return SntpResult.NotReply;
            }

            // RFC 4330 §5: what the server copied tells its answer from others, and before all else from forged ones.
            for (int i = 0; i < NonceBytes; i++)
            {
                if (buffer[offset + OriginateOffset + i] != nonce[i])
                {
                    return SntpResult.NotOurs;
                }
            }

            SntpResult result = ReadCondition(buffer, offset);
            if (result != SntpResult.Ok)
            {
                return result;
            }

            long told = ToUnix((uint)BigEndian.ReadInt32(buffer, offset + TransmitOffset));
            if (told < Limits.FirstPlausibleUnixSeconds)
            {
                return SntpResult.Implausible;
            }

            unixSeconds = told;
            return SntpResult.Ok;
        }

        // Whether the server has the time, and gives it to us.
        private static SntpResult ReadCondition(byte[] buffer, int offset)
        {
            int stratum = buffer[offset + StratumOffset];
            if (stratum == 0)
            {
                // RFC 5905 §7.4: other codes ask for nothing. A server that has just started has stratum 0 too.
                switch ((uint)BigEndian.ReadInt32(buffer, offset + ReferenceOffset))
                {
                    case Rate:
                        return SntpResult.TooOften;
                    case Deny:
                    case Restrict:
                        return SntpResult.Denied;
                }
            }

            bool hasTime = BigEndian.ReadInt32(buffer, offset + TransmitOffset) != 0
                || BigEndian.ReadInt32(buffer, offset + TransmitOffset + 4) != 0;

            // RFC 4330 §5, rule 4.
            return stratum == 0 || stratum > MaxStratum || buffer[offset] >> 6 == LeapUnknown || !hasTime
                ? SntpResult.NotSynchronized
                : SntpResult.Ok;
        }

        // RFC 4330 §3: with the first bit it is a time of 1968 to 2036, and without it one of 2036 to 2104.
        private static long ToUnix(uint seconds)
        {
            return (seconds >> 31 == 0 ? seconds + SecondsPerEra : seconds) - UnixEpoch;
        }
    }
}
