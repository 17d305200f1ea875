using SipPhone.Core;

namespace SipPhone.Lab.Naming
{
    /// <summary>One record of a zone. Names are lower case without a trailing dot.</summary>
    /// <param name="Owner">The name that it belongs to.</param>
    /// <param name="Type">One of <see cref="SipPhone.Dns.DnsType"/>.</param>
    /// <param name="TtlSeconds">How long it may be cached.</param>
    public abstract record ZoneRecord(string Owner, int Type, int TtlSeconds)
    {
        /// <summary>
        /// The name in its data whose records help who asked: the SRV target, the NAPTR replacement; or null.
        /// </summary>
        internal virtual string? Related => null;

        /// <summary>Writes it into a message.</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="owner">The owner's flat name, in the letter case that was asked for.</param>
        internal abstract void Write(ByteWriter writer, byte[] owner);
    }
}
