using System.Text;

namespace SipPhone.Sip.Tests;

/// <summary>
/// What holds for every parser of a range: it throws nothing, ends, and sees nothing of what stands around its range,
/// for a sample, all its prefixes, and all its single-octet changes.
/// </summary>
internal static class RangeProperties
{
    private static readonly byte[] Guards = [0x00, (byte)' ', (byte)';', (byte)'"', (byte)'a', (byte)'0', (byte)'\n'];

    /// <summary>Checks a parser.</summary>
    /// <param name="sample">A text that exercises it.</param>
    /// <param name="parse">Parses (buffer, offset, end) and tells the outcome, offsets relative to the offset.</param>
    public static void Hold(string sample, Func<byte[], int, int, string> parse)
    {
        byte[] octets = Encoding.Latin1.GetBytes(sample);
        for (int length = 0; length <= octets.Length; length++)
        {
            HoldFor(octets[..length], parse);
        }

        for (int at = 0; at < octets.Length; at++)
        {
            byte[] changed = (byte[])octets.Clone();
            for (int octet = 0; octet < 256; octet++)
            {
                changed[at] = (byte)octet;
                HoldFor(changed, parse);
            }
        }
    }

    private static void HoldFor(byte[] octets, Func<byte[], int, int, string> parse)
    {
        // Without room around, every read outside throws.
        string alone = parse((byte[])octets.Clone(), 0, octets.Length);
        byte[] embedded = new byte[octets.Length + 4];
        foreach (byte guard in Guards)
        {
            Array.Fill(embedded, guard);
            octets.CopyTo(embedded, 2);
            string outcome = parse(embedded, 2, 2 + octets.Length);
            bool isSame = outcome == alone && embedded[1] == guard && embedded[^2] == guard;
            Assert.True(isSame, $"guard {guard:x2}, \"{Encoding.Latin1.GetString(octets)}\": {alone} / {outcome}");
        }
    }
}
