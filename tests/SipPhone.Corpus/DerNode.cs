using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

// A certificate as a tree, for putting one fault into one element with every other length kept right.

/// <summary>An element of a certificate that can be written with a fault.</summary>
public sealed class DerNode
{
    private static readonly string[] Opened = ["2.5.29.17", "2.5.29.19", "2.5.29.37"];

    private readonly int _tag;
    private readonly byte[] _content;

    private DerNode(int tag, byte[] content, IReadOnlyList<DerNode> children)
    {
        _tag = tag;
        _content = content;
        Children = children;
    }

    /// <summary>The elements in it; none for a primitive one, but for the value of an extension that we read.</summary>
    public IReadOnlyList<DerNode> Children { get; }

    /// <summary>What is wrong with it.</summary>
    public DerFault Fault { get; set; }

    /// <summary>What is put behind its contents, inside it.</summary>
    public byte[] Behind { get; set; } = [];

    /// <summary>Takes a sound element apart.</summary>
    public static DerNode Parse(byte[] der)
    {
        return ParseAll(der).Single();
    }

    /// <summary>The node at this path: child numbers from the root.</summary>
    public DerNode At(params int[] path) => path.Aggregate(this, (node, index) => node.Children[index]);

    /// <summary>This node and all under it.</summary>
    public IEnumerable<DerNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The bytes, faults included.</summary>
    public byte[] Encode()
    {
        byte[] content = Children.Count > 0 ? EncodeChildren() : _content;
        content = Join(content, Behind);
        byte[] length = Length(content.Length);
        return Fault switch
        {
            DerFault.CutBehindTag => [(byte)_tag],
            DerFault.IndefiniteLength => Join([(byte)_tag, 0x80], content, [0, 0]),
            DerFault.NonMinimalLength when length.Length == 1 => Join([(byte)_tag, 0x81], length, content),
            DerFault.NonMinimalLength => Join([(byte)_tag, (byte)(length[0] + 1), 0], length[1..], content),
            DerFault.LengthPastEnd => Join([(byte)_tag], Length(content.Length + 0x1000), content),
            DerFault.HighTagNumber => Join([(byte)(_tag | 0x1F), 0x20], length, content),
            DerFault.WrongTag => Join([0x05], length, content),
            _ => Join([(byte)_tag], length, content),
        };
    }

    // An element that is cut behind its tag must be its container's last.
    private byte[] EncodeChildren()
    {
        int cut = Children.ToList().FindIndex(child => child.Fault == DerFault.CutBehindTag);
        IEnumerable<DerNode> written = cut < 0 ? Children : Children.Take(cut + 1);
        return Join([.. written.Select(child => child.Encode())]);
    }

    private static List<DerNode> ParseAll(byte[] der)
    {
        var nodes = new List<DerNode>();
        int at = 0;
        while (at < der.Length)
        {
            int lengthOctets = der[at + 1] < 0x80 ? 0 : der[at + 1] & 0x7F;
            int length = lengthOctets == 0 ? der[at + 1] : 0;
            for (int i = 0; i < lengthOctets; i++)
            {
                length = (length << 8) | der[at + 2 + i];
            }

            int start = at + 2 + lengthOctets;
            byte[] content = der[start..(start + length)];
            bool isOpened = (der[at] & 0x20) != 0 || (der[at] == 0x04 && nodes.Count > 0 && IsOpened(nodes[0]));
            nodes.Add(new DerNode(der[at], content, isOpened ? ParseAll(content) : []));
            at = start + length;
        }

        return nodes;
    }

    private static bool IsOpened(DerNode first) =>
        Opened.Any(oid => first.Encode().AsSpan().SequenceEqual(ObjectIdentifier(oid)));
}
