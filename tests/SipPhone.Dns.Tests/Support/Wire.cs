namespace SipPhone.Dns.Tests.Support;

/// <summary>Messages put together octet by octet, without the code under test.</summary>
internal sealed class Wire
{
    private readonly List<byte> _octets = [];

    public byte[] ToArray() => [.. _octets];

    public int Length => _octets.Count;

    public static Wire Header(
        int id, int flags, int questions, int answers, int authorities = 0, int additionals = 0) =>
        new Wire().U16(id).U16(flags).U16(questions).U16(answers).U16(authorities).U16(additionals);

    public Wire U8(int value)
    {
        _octets.Add((byte)value);
        return this;
    }

    public Wire U16(int value) => U8(value >> 8).U8(value);

    public Wire U32(uint value) => U16((int)(value >> 16)).U16((int)(value & 0xFFFF));

    public Wire Bytes(params byte[] octets)
    {
        _octets.AddRange(octets);
        return this;
    }

    public Wire Name(string text) => Bytes(Names.Flat(text));

    public Wire Text(string text) => U8(text.Length).Bytes(System.Text.Encoding.Latin1.GetBytes(text));

    public Wire Pointer(int target) => U16(0xC000 | target);

    public Wire Question(string name, int type) => Name(name).U16(type).U16(1);

    public Wire Record(string owner, int type, uint ttl, Wire rdata) => Name(owner).Tail(type, ttl, rdata);

    public Wire Tail(int type, uint ttl, Wire rdata) =>
        U16(type).U16(1).U32(ttl).U16(rdata.Length).Bytes(rdata.ToArray());
}
