using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    /// <summary>A NAPTR record, RFC 3403.</summary>
    /// <param name="Owner">The name that it belongs to.</param>
    /// <param name="TtlSeconds">How long it may be cached.</param>
    /// <param name="Order">Lowest first, 0 to 65,535.</param>
    /// <param name="Preference">Among equal orders lowest first, 0 to 65,535.</param>
    /// <param name="Flags">For SIP <c>s</c> (RFC 3263 §4.1).</param>
    /// <param name="Services">For SIP over TLS <c>SIPS+D2T</c>.</param>
    /// <param name="Regexp">For SIP empty.</param>
    /// <param name="Replacement">The name of the SRV records.</param>
    public sealed record NaptrRecord(
        string Owner,
        int TtlSeconds,
        int Order,
        int Preference,
        string Flags,
        string Services,
        string Regexp,
        string Replacement)
        : ZoneRecord(Owner, DnsType.Naptr, TtlSeconds)
    {
        internal override string? Related => Replacement == "." ? null : Replacement;

        internal override void Write(ByteWriter writer, byte[] owner)
        {
            byte[] replacement = FlatName.Of(Replacement);
            DnsWriter.WriteNaptr(
                writer,
                owner,
                owner.Length,
                TtlSeconds,
                Order,
                Preference,
                Ascii.ToBytes(Flags),
                Ascii.ToBytes(Services),
                Ascii.ToBytes(Regexp),
                replacement,
                replacement.Length);
        }
    }
}
