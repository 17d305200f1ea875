using System.Globalization;
using System.Text;

namespace SipPhone.Corpus;

// DER by hand (X.690), so that the corpus depends neither on our reader's idea of it nor on .NET's.

/// <summary>Makes DER elements.</summary>
public static class DerBytes
{
    /// <summary>One element with its length in the shortest form.</summary>
    public static byte[] Element(int tag, params byte[][] contents)
    {
        byte[] content = Join(contents);
        return Join([(byte)tag], Length(content.Length), content);
    }

    /// <summary>A length in the shortest form (X.690 §10.1).</summary>
    public static byte[] Length(int length)
    {
        return length switch
        {
            < 0x80 => [(byte)length],
            < 0x100 => [0x81, (byte)length],
            < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
            _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
    }

    /// <summary>SEQUENCE.</summary>
    public static byte[] Sequence(params byte[][] contents) => Element(0x30, contents);

    /// <summary>SET.</summary>
    public static byte[] Set(params byte[][] contents) => Element(0x31, contents);

    /// <summary>INTEGER with these octets.</summary>
    public static byte[] Integer(params byte[] octets) => Element(0x02, octets);

    /// <summary>BOOLEAN.</summary>
    public static byte[] Boolean(bool value) => Element(0x01, [value ? (byte)0xFF : (byte)0x00]);

    /// <summary>OCTET STRING.</summary>
    public static byte[] OctetString(params byte[][] contents) => Element(0x04, contents);

    /// <summary>BIT STRING without unused bits.</summary>
    public static byte[] BitString(params byte[][] contents) => Element(0x03, [[0], .. contents]);

    /// <summary>OBJECT IDENTIFIER from its dotted form.</summary>
    public static byte[] ObjectIdentifier(string dotted)
    {
        int[] arcs = [.. dotted.Split('.').Select(arc => int.Parse(arc, CultureInfo.InvariantCulture))];
        var octets = new List<byte>();
        foreach (int subidentifier in (int[])[(arcs[0] * 40) + arcs[1], .. arcs[2..]])
        {
            int shift = 28;
            while (shift > 0 && subidentifier >> shift == 0)
            {
                shift -= 7;
            }

            for (; shift > 0; shift -= 7)
            {
                octets.Add((byte)(0x80 | (subidentifier >> shift & 0x7F)));
            }

            octets.Add((byte)(subidentifier & 0x7F));
        }

        return Element(0x06, [.. octets]);
    }

    /// <summary>A text type, one octet a character (Latin-1), so that any octet can be written.</summary>
    public static byte[] Text(int tag, string text) => Element(tag, Encoding.Latin1.GetBytes(text));

    /// <summary>UTCTime or GeneralizedTime, by the length of the text.</summary>
    public static byte[] Time(string text) => Text(text.Length == 15 ? 0x18 : 0x17, text);

    /// <summary>Puts byte arrays together.</summary>
    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
