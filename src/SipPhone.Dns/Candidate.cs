using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // One place where the server may be, RFC 3263 §4.2. Invariant: the locator changes it, nobody else.

    /// <summary>
    /// An address to connect to, with the name that it belongs to. Good until the locator starts again.
    /// </summary>
    public sealed class Candidate
    {
        private readonly byte[] _ipv4 = new byte[IpLiteral.Ipv4Bytes];
        private readonly byte[] _ipv6 = new byte[IpLiteral.Ipv6Bytes];
        private SrvTarget _target;

        /// <summary>Makes a candidate to be used again and again.</summary>
        internal Candidate()
        {
            Address = _ipv4;
        }

        /// <summary>The address, exactly 4 or 16 octets in network order.</summary>
        public byte[] Address { get; private set; }

        /// <summary>The port, 1 to 65,535.</summary>
        public int Port
        {
            get { return _target.Port; }
        }

        /// <summary>
        /// The host name: the SRV target, or the URI's own name. ASCII in lower case without a trailing dot, in the
        /// first <see cref="HostLength"/> octets. A literal has none, so no certificate can match it.
        /// </summary>
        public byte[] Host
        {
            get { return _target.Name; }
        }

        /// <summary>The length of the host name, 1 to 253; 0 for a literal.</summary>
        public int HostLength
        {
            get { return _target.NameLength; }
        }

        /// <summary>How it was found.</summary>
        public CandidateVia Via { get; private set; }

        /// <summary>The SRV record's priority; 0 without one.</summary>
        public int Priority
        {
            get { return _target.Priority; }
        }

        /// <summary>The SRV record's weight; 0 without one.</summary>
        public int Weight
        {
            get { return _target.Weight; }
        }

        /// <summary>How long the answers behind it held when it was located, in seconds; 0 for a literal.</summary>
        public int TtlSeconds { get; private set; }

        /// <summary>Makes it an address of a target, 4 or 16 octets.</summary>
        internal void Set(SrvTarget target, CandidateVia via, int ttlSeconds, byte[] buffer, int offset, int end)
        {
            _target = target;
            Via = via;
            TtlSeconds = ttlSeconds;
            Address = end - offset == IpLiteral.Ipv4Bytes ? _ipv4 : _ipv6;
            Array.Copy(buffer, offset, Address, 0, Address.Length);
        }
    }
}
