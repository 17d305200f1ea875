using System.Net;
using System.Net.Sockets;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    /// <summary>An A or AAAA record.</summary>
    /// <param name="Owner">The name that it belongs to.</param>
    /// <param name="TtlSeconds">How long it may be cached.</param>
    /// <param name="Address">The address, whose family makes the type.</param>
    public sealed record AddressRecord(string Owner, int TtlSeconds, IPAddress Address)
        : ZoneRecord(
            Owner, Address.AddressFamily == AddressFamily.InterNetwork ? DnsType.A : DnsType.Aaaa, TtlSeconds)
    {
        internal override void Write(ByteWriter writer, byte[] owner)
        {
            DnsWriter.WriteAddress(writer, owner, owner.Length, TtlSeconds, Address.GetAddressBytes());
        }
    }
}
