using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    /// <summary>An SRV record, RFC 2782.</summary>
    /// <param name="Owner">The name that it belongs to.</param>
    /// <param name="TtlSeconds">How long it may be cached.</param>
    /// <param name="Priority">Lowest first, 0 to 65,535.</param>
    /// <param name="Weight">Among equal priorities, 0 to 65,535.</param>
    /// <param name="Port">The port, 0 to 65,535.</param>
    /// <param name="Target">The host's name; "." for "no such service".</param>
    public sealed record SrvRecord(string Owner, int TtlSeconds, int Priority, int Weight, int Port, string Target)
        : ZoneRecord(Owner, DnsType.Srv, TtlSeconds)
    {
        internal override string? Related => Target == "." ? null : Target;

        internal override void Write(ByteWriter writer, byte[] owner)
        {
            byte[] target = FlatName.Of(Target);
            DnsWriter.WriteSrv(
                writer, owner, owner.Length, TtlSeconds, Priority, Weight, Port, target, target.Length);
        }
    }
}
