using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // Addresses that failed lately, RFC 3263 §4.3. Invariant: a place is taken while its time is not -1.

    /// <summary>
    /// A bounded list of addresses and ports, each with the time until which it stands behind the others.
    /// </summary>
    internal sealed class SetAsideList
    {
        private const int KeyBytes = IpLiteral.Ipv6Bytes + 3;
        private const int PortAt = IpLiteral.Ipv6Bytes;
        private const int LengthAt = IpLiteral.Ipv6Bytes + 2;
        private const int None = -1;

        // Both are made for the first failure: most phones see none.
        private byte[] _keys;
        private long[] _untilMs;

        /// <summary>Tells whether an address is set aside now.</summary>
        internal bool Contains(byte[] address, int port, long nowMs)
        {
            int index = IndexOf(address, port);
            return index >= 0 && nowMs < _untilMs[index];
        }

        /// <summary>
        /// Sets an address aside for a time, or for the usual one if that is not above 0, within a bound. In a full
        /// list the one nearest its end gives way.
        /// </summary>
        internal void Add(byte[] address, int port, int forMs, long nowMs)
        {
            if (forMs <= 0)
            {
                forMs = Limits.SetAsideMs;
            }
            else if (forMs > Limits.MaxSetAsideMs)
            {
                forMs = Limits.MaxSetAsideMs;
            }

            if (_untilMs == null)
            {
                MakeRoom();
            }

            int index = IndexOf(address, port);
            if (index < 0)
            {
                index = 0;
                for (int i = 1; i < _untilMs.Length; i++)
                {
                    if (_untilMs[i] < _untilMs[index])
                    {
                        index = i;
                    }
                }
            }

            int key = index * KeyBytes;
            Array.Copy(address, 0, _keys, key, address.Length);
            _keys[key + PortAt] = (byte)(port >> 8);
            _keys[key + PortAt + 1] = (byte)port;
            _keys[key + LengthAt] = (byte)address.Length;
            _untilMs[index] = nowMs + forMs;
        }

        /// <summary>Puts an address back among the others.</summary>
        internal void Remove(byte[] address, int port)
        {
            int index = IndexOf(address, port);
            if (index >= 0)
            {
                _untilMs[index] = None;
            }
        }

        private void MakeRoom()
        {
            _keys = new byte[Limits.MaxSetAside * KeyBytes];
            _untilMs = new long[Limits.MaxSetAside];
            for (int i = 0; i < _untilMs.Length; i++)
            {
                _untilMs[i] = None;
            }
        }

        private int IndexOf(byte[] address, int port)
        {
            for (int i = 0; _untilMs != null && i < _untilMs.Length; i++)
            {
                int key = i * KeyBytes;
                if (_untilMs[i] != None
                    && ((_keys[key + PortAt] << 8) | _keys[key + PortAt + 1]) == port
                    && Ascii.EqualsExactly(_keys, key, key + _keys[key + LengthAt], address))
                {
                    return i;
                }
            }

            return None;
        }
    }
}
