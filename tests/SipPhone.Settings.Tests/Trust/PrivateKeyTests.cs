using System.Security.Cryptography;
using SipPhone.Core;
using SipPhone.Settings.Trust;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>Private keys in their three forms: what is read of them, and that PKCS #8 comes out.</summary>
public sealed class PrivateKeyTests
{
    private static readonly RSA Rsa3072 = RSA.Create(3072);

    public static TheoryData<string, PrivateKeyForm, PublicKeyKind, int> Forms => new()
    {
        { "P256 pkcs8", PrivateKeyForm.Pkcs8, PublicKeyKind.P256, 256 },
        { "P256 sec1", PrivateKeyForm.Sec1, PublicKeyKind.P256, 256 },
        { "P384 pkcs8", PrivateKeyForm.Pkcs8, PublicKeyKind.P384, 384 },
        { "P384 sec1", PrivateKeyForm.Sec1, PublicKeyKind.P384, 384 },
        { "Rsa2048 pkcs8", PrivateKeyForm.Pkcs8, PublicKeyKind.Rsa, 2048 },
        { "Rsa2048 pkcs1", PrivateKeyForm.Pkcs1, PublicKeyKind.Rsa, 2048 },
        { "Rsa3072 pkcs1", PrivateKeyForm.Pkcs1, PublicKeyKind.Rsa, 3072 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_is_read_and_becomes_pkcs8(string name, PrivateKeyForm form, PublicKeyKind kind, int bits)
    {
        byte[] der = Der(name);
        PrivateKey key = new();
        byte[] guarded = [0x30, .. der, 0x30];
        Assert.Equal(IdentityResult.Ok, key.Read(guarded, 1, der.Length + 1));
        Assert.Equal((form, kind, bits), (key.Form, key.Public.Kind, key.Public.Bits));

        ByteWriter writer = new(new byte[4096]);
        key.WritePkcs8(writer);
        byte[] pkcs8 = writer.Buffer[..writer.Position];
        using AsymmetricAlgorithm read = kind == PublicKeyKind.Rsa ? RSA.Create() : ECDsa.Create();
        read.ImportPkcs8PrivateKey(pkcs8, out int length);
        Assert.Equal(pkcs8.Length, length);
        Assert.Equal(KeyOf(name).ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());

        // What came out is read as what went in.
        PrivateKey again = new();
        Assert.Equal(IdentityResult.Ok, again.Read(pkcs8, 0, pkcs8.Length));
        Assert.Equal(PrivateKeyForm.Pkcs8, again.Form);
        Assert.True(again.Public.IsSame(pkcs8, key.Public, guarded));
    }

    [Theory]
    [InlineData("P521 pkcs8")]
    [InlineData("P521 sec1")]
    [InlineData("Rsa1024 pkcs8")]
    [InlineData("Rsa1024 pkcs1")]
    public void Kinds_that_the_device_does_not_do_are_refused(string name)
    {
        Refuses(IdentityResult.UnknownKeyKind, Der(name));
    }

    [Fact]
    public void The_other_curve_inside_is_malformed()
    {
        // The algorithm says P-256, the key itself P-384.
        byte[] p256 = Der("P256 pkcs8");
        byte[] p384 = Der("P384 sec1");
        byte[] algorithm = p256[p256.AsSpan().IndexOf(Bytes("3013"))..][..21];
        byte[] content = [.. Bytes("020100"), .. algorithm, 0x04, 0x81, (byte)p384.Length, .. p384];
        Refuses(IdentityResult.Malformed, [0x30, 0x81, (byte)content.Length, .. content]);
    }

    // SEC 1 keys by hand: version, private key, then what is given.
    [Theory]
    [InlineData("", IdentityResult.UnknownKeyKind, "no curve")]
    [InlineData("A00706052B81040023", IdentityResult.UnknownKeyKind, "P-521")]
    [InlineData("A003020101", IdentityResult.UnknownKeyKind, "a curve by its numbers")]
    [InlineData("A00A06082A8648CE3D030107", IdentityResult.NoPublicKey, "no public part")]
    [InlineData("A00A06082A8648CE3D030107A12403220002", IdentityResult.NoPublicKey, "a compressed point")]
    [InlineData("A00706052B81040022", IdentityResult.Malformed, "32 octets on P-384")]
    [InlineData("A00A06082A8648CE3D030107A100", IdentityResult.Malformed, "an empty public part")]
    [InlineData("A00A06082A8648CE3D030107A10403020106", IdentityResult.Malformed, "bits left over in the public part")]
    [InlineData("A00A06082A8648CE3D0301070500", IdentityResult.Malformed, "something behind")]
    [InlineData("0500", IdentityResult.Malformed, "something else")]
    public void Parts_of_an_elliptic_curve_key_may_be_missing_or_wrong(
        string parts, IdentityResult expected, string why)
    {
        byte[] point = parts.EndsWith("03220002", StringComparison.Ordinal) ? new byte[32] : [];
        byte[] content = [.. Bytes("0201010420"), .. new byte[32], .. Bytes(parts), .. point];
        byte[] der = [0x30, (byte)content.Length, .. content];
        Assert.True(expected == new PrivateKey().Read(der, 0, der.Length), why);
    }

    // RFC 5958 §2: the public key may stand in the PKCS #8 instead, version 2 of which is written as 1.
    [Fact]
    public void A_public_key_outside_of_the_inner_key_counts_too()
    {
        ECPoint point = TestCertificates.P256.ExportParameters(true).Q;
        byte[] inner = [0x30, 37, .. Bytes("0201010420"), .. new byte[32]];
        byte[] algorithm = Bytes("301306072A8648CE3D020106082A8648CE3D030107");
        byte[] content =
        [
            .. Bytes("020101"), .. algorithm, 0x04, (byte)inner.Length, .. inner,
            .. Bytes("A000"), 0x81, 66, 0, 4, .. point.X!, .. point.Y!,
        ];
        byte[] der = [0x30, 0x81, (byte)content.Length, .. content];
        PrivateKey key = new();
        Assert.Equal(IdentityResult.Ok, key.Read(der, 0, der.Length));
        Assert.Equal([4, .. point.X!, .. point.Y!], der[key.Public.ValueOffset..key.Public.ValueEnd]);
    }

    [Theory]
    [InlineData("3000", IdentityResult.Malformed)]
    [InlineData("3003020100", IdentityResult.Malformed)]
    [InlineData("3005020100" + "0500", IdentityResult.Malformed)]
    [InlineData("3009020101" + "020103" + "020103", IdentityResult.UnknownKeyKind)]
    [InlineData("3009020102" + "020103" + "020103", IdentityResult.Malformed)]
    [InlineData("3009020100" + "020103" + "020103", IdentityResult.Malformed)]
    [InlineData("3009020100" + "0201FD" + "020103", IdentityResult.Malformed)]
    [InlineData("3009020100" + "020100" + "020103", IdentityResult.Malformed)]
    [InlineData("300C020100" + "3003060103" + "04020500", IdentityResult.UnknownKeyKind)]
    public void Short_ones_are_judged(string der, IdentityResult expected)
    {
        Refuses(expected, Bytes(der));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_prefix_and_every_changed_octet_is_borne(
        string name, PrivateKeyForm form, PublicKeyKind kind, int bits)
    {
        byte[] der = Der(name);
        for (int length = 0; length < der.Length; length++)
        {
            Refuses(IdentityResult.Malformed, der[..length]);
        }

        int sound = 0;
        for (int at = 0; at < der.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                der[at] ^= (byte)(1 << bit);
                string told = Told([.. der], 0, der.Length);
                Assert.Equal(told, Told([0xFF, .. der, 0x02, 0xFF], 1, der.Length + 1));
                sound += told.StartsWith($"Ok {form} {kind} {bits}", StringComparison.Ordinal) ? 1 : 0;
                der[at] ^= (byte)(1 << bit);
            }
        }

        Assert.InRange(sound, der.Length, 8 * der.Length);
    }

    private static string Told(byte[] buffer, int offset, int end)
    {
        PrivateKey key = new();
        IdentityResult result = key.Read(buffer, offset, end);
        return result != IdentityResult.Ok
            ? result.ToString()
            : $"Ok {key.Form} {key.Public.Kind} {key.Public.Bits} {key.Public.ValueEnd - offset}";
    }

    private static void Refuses(IdentityResult expected, byte[] der)
    {
        PrivateKey key = new();
        Assert.Equal(expected, key.Read(der, 0, der.Length));
        Assert.Equal(PublicKeyKind.Other, key.Public.Kind);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private static AsymmetricAlgorithm KeyOf(string name) => name.Split(' ')[0] switch
    {
        "P256" => TestCertificates.P256,
        "P384" => TestCertificates.P384,
        "P521" => TestCertificates.P521,
        "Rsa1024" => TestCertificates.Rsa1024,
        "Rsa2048" => TestCertificates.Rsa2048,
        _ => Rsa3072,
    };

    private static byte[] Der(string name) => (KeyOf(name), name.Split(' ')[1]) switch
    {
        (RSA rsa, "pkcs1") => rsa.ExportRSAPrivateKey(),
        (ECDsa ec, "sec1") => ec.ExportECPrivateKey(),
        (AsymmetricAlgorithm key, _) => key.ExportPkcs8PrivateKey(),
    };
}
