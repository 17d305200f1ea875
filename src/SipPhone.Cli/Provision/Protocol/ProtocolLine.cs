using System;
using System.Buffers.Text;
using System.Text;

namespace SipPhone.Cli.Provision.Protocol;

// The canonical form. An unsigned line is one JSON object without blanks: {"time":…,"error":…}. A signed line has one
// more member at its end: {"time":…,"error":…,"signature":"B"}, where B is 88 characters of base 64. What is signed are
// the exact octets of the unsigned line: the signed one with ,"signature":"B" taken out, braces included, no line end.

/// <summary>Signs a line of the protocol, and takes a signed one apart.</summary>
internal static class ProtocolLine
{
    private const int SignatureBytes = 64;
    private const int SignatureChars = 88;

    private static ReadOnlySpan<byte> Opening => ",\"signature\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    /// <summary>Adds a signature.</summary>
    /// <param name="unsigned">The unsigned line.</param>
    /// <param name="key">The private key.</param>
    /// <returns>The signed line.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> unsigned, ProtocolKey key)
    {
        byte[] signature = Encoding.ASCII.GetBytes(key.Sign(unsigned));
        return [.. unsigned[..^1], .. Opening, .. signature, .. Closing];
    }

    /// <summary>Checks a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="key">The public key.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? ProblemOf(ReadOnlySpan<byte> line, ProtocolKey key)
    {
        int start = line.Length - Closing.Length - SignatureChars - Opening.Length;
        if (start < 0 || !line[start..].StartsWith(Opening) || !line.EndsWith(Closing))
        {
            return "the line has no signature at its end, or is not whole";
        }

        Span<byte> signature = stackalloc byte[SignatureBytes + 2];
        ReadOnlySpan<byte> text = line.Slice(start + Opening.Length, SignatureChars);
        if (Base64.DecodeFromUtf8(text, signature, out _, out int length) != System.Buffers.OperationStatus.Done
            || length != SignatureBytes)
        {
            return "the signature is no base 64 of 64 bytes";
        }

        byte[] unsigned = [.. line[..start], (byte)'}'];
        if (!key.Verify(unsigned, signature[..SignatureBytes]))
        {
            return "the line was changed, or signed with another key";
        }

        return ProtocolEntry.Parse(line) is null ? "the line is signed, and is no line of a protocol" : null;
    }
}
