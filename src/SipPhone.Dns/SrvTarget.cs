using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // A host name with its port, RFC 2782. Invariant: NameLength octets of Name are a host name without a trailing dot.

    /// <summary>A name whose addresses are wanted: an SRV target, or the URI's own host.</summary>
    internal sealed class SrvTarget
    {
        /// <summary>
        /// The name as text, in the first <see cref="NameLength"/> octets. Has room for any name until
        /// <see cref="Rest"/>.
        /// </summary>
        internal byte[] Name = new byte[Limits.MaxDomainNameBytes];

        /// <summary>Its length.</summary>
        internal int NameLength;

        /// <summary>The port.</summary>
        internal int Port;

        /// <summary>The SRV record's priority.</summary>
        internal int Priority;

        /// <summary>The SRV record's weight.</summary>
        internal int Weight;

        /// <summary>Makes room for any name again.</summary>
        internal void MakeRoom()
        {
            if (Name.Length < Limits.MaxDomainNameBytes)
            {
                Name = new byte[Limits.MaxDomainNameBytes];
            }
        }

        /// <summary>Gives back the room that the name does not fill: most fill a tenth.</summary>
        internal void Rest()
        {
            byte[] name = new byte[NameLength];
            Array.Copy(Name, 0, name, 0, NameLength);
            Name = name;
        }
    }
}
