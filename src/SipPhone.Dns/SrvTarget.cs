using SipPhone.Core;

namespace SipPhone.Dns
{
    // A host name with its port, RFC 2782. Invariant: NameLength octets of Name are a host name without a trailing dot.

    /// <summary>A name whose addresses are wanted: an SRV target, or the URI's own host.</summary>
    internal sealed class SrvTarget
    {
        /// <summary>The name as text, in the first <see cref="NameLength"/> octets.</summary>
        internal readonly byte[] Name = new byte[Limits.MaxDomainNameBytes];

        /// <summary>Its length.</summary>
        internal int NameLength;

        /// <summary>The port.</summary>
        internal int Port;

        /// <summary>The SRV record's priority.</summary>
        internal int Priority;

        /// <summary>The SRV record's weight.</summary>
        internal int Weight;
    }
}
