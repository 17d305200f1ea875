using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SipPhone.Settings.Trust;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>PEM, line by line: what is taken, and what is wrong with the rest, and where.</summary>
public sealed class PemReaderTests
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    [Theory]
    [InlineData("CERTIFICATE", PemLabel.Certificate)]
    [InlineData("PRIVATE KEY", PemLabel.PrivateKey)]
    [InlineData("EC PRIVATE KEY", PemLabel.EcPrivateKey)]
    [InlineData("RSA PRIVATE KEY", PemLabel.RsaPrivateKey)]
    public void Each_label_is_known(string label, PemLabel expected)
    {
        PemReader reader = new(new byte[8]);
        Assert.Equal(PemResult.Ok, Feed(reader, $"-----BEGIN {label}-----", "Zm9v", $"-----END {label}-----"));
        Assert.Equal((true, expected, 3), (reader.IsComplete, reader.Label, reader.Length));
        Assert.Equal("foo"u8.ToArray(), reader.Buffer[..3]);
    }

    [Fact]
    public void Text_before_a_block_and_blanks_around_lines_are_passed_over()
    {
        PemReader reader = new(new byte[8]);
        PemResult result = Feed(
            reader,
            "subject=CN = Root", "", "----", "-----", Begin + "  ", "", "\tZm\r", "9vYg", "  ", "==", " " + End);
        Assert.Equal(PemResult.Ok, result);
        Assert.Equal((true, 4, 11), (reader.IsComplete, reader.Length, reader.LineCount));
        Assert.Equal("foob"u8.ToArray(), reader.Buffer[..4]);
    }

    [Fact]
    public void What_follows_a_block_is_not_looked_at()
    {
        PemReader reader = new(new byte[8]);
        Assert.Equal(PemResult.Ok, Feed(reader, Begin, "Zm9v", End, "Zm9v", Begin, End, End));
        Assert.Equal((true, 3, 3), (reader.IsComplete, reader.Length, reader.LineCount));
    }

    [Theory]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGIN CERTIFICATE----")]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGIN CERTIFICATE")]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGIN-----")]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGIN -----")]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGIN")]
    [InlineData(PemResult.BadBoundary, 1, "-----BEGINCERTIFICATE-----")]
    [InlineData(PemResult.BadBoundary, 2, Begin, "-----END CERTIFICATE---")]
    [InlineData(PemResult.BadBoundary, 2, Begin, "-----")]
    [InlineData(PemResult.BadBoundary, 2, Begin, "-----FIN CERTIFICATE-----")]
    [InlineData(PemResult.UnknownLabel, 1, "-----BEGIN EC PARAMETERS-----")]
    [InlineData(PemResult.UnknownLabel, 1, "-----BEGIN certificate-----")]
    [InlineData(PemResult.UnknownLabel, 1, "-----BEGIN X509 CRL-----")]
    [InlineData(PemResult.UnknownLabel, 2, "hello", "-----BEGIN CERTIFICATE -----")]
    [InlineData(PemResult.UnknownLabel, 1, "-----BEGIN  CERTIFICATE-----")]
    [InlineData(PemResult.Encrypted, 1, "-----BEGIN ENCRYPTED PRIVATE KEY-----")]
    [InlineData(PemResult.Encrypted, 2, "-----BEGIN RSA PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED")]
    [InlineData(PemResult.BeginInBlock, 3, Begin, "Zm9v", Begin)]
    [InlineData(PemResult.EndWithoutBegin, 1, End)]
    [InlineData(PemResult.EndOfOther, 3, Begin, "Zm9v", "-----END PRIVATE KEY-----")]
    [InlineData(PemResult.EndOfOther, 3, Begin, "Zm9v", "-----END X509 CRL-----")]
    [InlineData(PemResult.BadBase64, 2, Begin, "Zm9v.")]
    [InlineData(PemResult.BadBase64, 2, Begin, "Zm 9v")]
    [InlineData(PemResult.BadBase64, 2, Begin, "-")]
    [InlineData(PemResult.BadBase64, 3, Begin, "Zg==", "Zg==")]
    [InlineData(PemResult.BadBase64, 2, Begin, "DEK-Info: AES-256-CBC,00")]
    [InlineData(PemResult.Incomplete, 3, Begin, "Zm9vY", End)]
    [InlineData(PemResult.Incomplete, 3, Begin, "Zm9vYg=", End)]
    [InlineData(PemResult.Empty, 2, Begin, End)]
    [InlineData(PemResult.TooLarge, 3, Begin, "Zm9vYmFy", "Zm9v")]
    public void What_is_wrong_is_named_with_its_line(PemResult expected, int line, params string[] lines)
    {
        PemReader reader = new(new byte[8]);
        Assert.Equal(expected, Feed(reader, lines));
        Assert.Equal((expected, line, false), (reader.Error, reader.LineCount, reader.IsComplete));

        Assert.Equal(expected, Feed(reader, End, Begin, "Zm9v", End));
        Assert.Equal((line, false), (reader.LineCount, reader.IsComplete));
        Assert.NotEqual("ok", PemResults.Name(expected));
    }

    [Fact]
    public void A_reset_wipes_and_starts_anew()
    {
        PemReader reader = new(new byte[8]);
        Feed(reader, Begin, "Zm9vYmFy", "!");
        reader.Reset();
        Assert.All(reader.Buffer, octet => Assert.Equal(0, octet));
        Assert.Equal((0, 0), (reader.Length, reader.LineCount));
        Assert.Equal((PemLabel.None, PemResult.Ok), (reader.Label, reader.Error));

        Assert.Equal(PemResult.Ok, Feed(reader, Begin, "Zm9v", End));
        Assert.Equal((true, 3), (reader.IsComplete, reader.Length));
    }

    [Fact]
    public void What_fills_the_buffer_exactly_is_taken()
    {
        PemReader reader = new(new byte[6]);
        Assert.Equal(PemResult.Ok, Feed(reader, Begin, "Zm9vYmFy", End));
        reader = new(new byte[5]);
        Assert.Equal(PemResult.TooLarge, Feed(reader, Begin, "Zm9vYmFy", End));
    }

    [Fact]
    public void What_NET_writes_is_read()
    {
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().Where(octets => octets.Length > 0).ToArbitrary(), octets =>
        {
            PemReader reader = new(new byte[octets.Length]);
            Assert.Equal(PemResult.Ok, Feed(reader, PemEncoding.WriteString("CERTIFICATE", octets).Split('\n')));
            Assert.True(reader.IsComplete);
            Assert.Equal(octets, reader.Buffer);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300).WithReplay(20261103UL, 5UL));
    }

    [Fact]
    public void No_part_of_a_block_is_a_whole_one()
    {
        string[] lines = PemEncoding.WriteString("PRIVATE KEY", new byte[200]).Split('\n');
        for (int count = 0; count < lines.Length; count++)
        {
            PemReader reader = new(new byte[200]);
            Assert.Equal(PemResult.Ok, Feed(reader, lines[..count]));
            Assert.False(reader.IsComplete);
        }
    }

    // One octet of the text changed: an error, the same again, or another value of the same length; never anything
    // that depends on what stands around the lines.
    [Fact]
    public void Every_changed_octet_is_borne()
    {
        byte[] octets = [.. "sixty octets, which makes two lines of base64, and a bit more"u8];
        byte[] text = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", octets));
        int complete = 0;
        for (int at = 0; at < text.Length; at++)
        {
            byte kept = text[at];
            for (int value = 0; value < 256; value++)
            {
                text[at] = (byte)value;
                string told = Read(text, 0x00);
                Assert.Equal(told, Read(text, 0xFF));
                Assert.Equal(told, Read(text, (byte)'A'));
                complete += told.StartsWith("Ok complete", StringComparison.Ordinal) ? 1 : 0;
            }

            text[at] = kept;
        }

        Assert.InRange(complete, text.Length, 64 * text.Length);
    }

    // Reads the text line by line, each with guard octets around it, and tells what it came to.
    private static string Read(byte[] text, byte guard)
    {
        PemReader reader = new(new byte[64]);
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text[at] == '\n')
            {
                byte[] guarded = [guard, guard, .. text[start..at], guard, guard];
                reader.Feed(guarded, 2, guarded.Length - 2);
                start = at + 1;
            }
        }

        string state = reader.IsComplete ? "complete" : "open";
        return $"{reader.Error} {state} {reader.LineCount} {Convert.ToHexString(reader.Buffer, 0, reader.Length)}";
    }

    private static PemResult Feed(PemReader reader, params string[] lines)
    {
        PemResult result = PemResult.Ok;
        foreach (string line in lines)
        {
            byte[] octets = Encoding.Latin1.GetBytes(line);
            result = reader.Feed(octets, 0, octets.Length);
        }

        return result;
    }
}
