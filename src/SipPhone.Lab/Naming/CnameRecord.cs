using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    /// <summary>A CNAME record.</summary>
    /// <param name="Owner">The name that it belongs to.</param>
    /// <param name="TtlSeconds">How long it may be cached.</param>
    /// <param name="Target">The name that the owner stands for.</param>
    public sealed record CnameRecord(string Owner, int TtlSeconds, string Target)
        : ZoneRecord(Owner, DnsType.Cname, TtlSeconds)
    {
        internal override void Write(ByteWriter writer, byte[] owner)
        {
            byte[] target = FlatName.Of(Target);
            DnsWriter.WriteCname(writer, owner, owner.Length, TtlSeconds, target, target.Length);
        }
    }
}
