namespace SipPhone.Lab.Naming
{
    /// <summary>A question that the lab's DNS server was asked.</summary>
    /// <param name="Name">The name, lower case without a trailing dot.</param>
    /// <param name="Type">One of <see cref="SipPhone.Dns.DnsType"/>, or another.</param>
    public sealed record DnsQuestion(string Name, int Type);
}
