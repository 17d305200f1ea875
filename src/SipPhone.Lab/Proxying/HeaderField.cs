namespace SipPhone.Lab.Proxying
{
    /// <summary>One header field of a message that a proxy changes.</summary>
    /// <param name="Name">Its full name.</param>
    /// <param name="Value">Its value, one octet a character.</param>
    internal sealed record HeaderField(string Name, string Value);
}
