using SipPhone.Core;
using SipPhone.Corpus;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Identity.Tests;

/// <summary>
/// What is read of a certificate, and where a fault is found. DifferentialTests holds the values to .NET's.
/// </summary>
public sealed class LeafCertificateTests
{
    // Every element that is looked at, with each fault that a tag or length can have.
    [Fact]
    public void A_fault_in_any_element_is_found_and_named()
    {
        int elements = DerNode.Parse(BrokenCorpus.Sound).All().Count();
        int attributeValues = 0;
        var leaf = new LeafCertificate();
        foreach ((DerFault fault, DerResult expected, string name) in BrokenCorpus.Faults)
        {
            for (int i = 0; i < elements; i++)
            {
                DerNode root = DerNode.Parse(BrokenCorpus.Sound);
                DerNode node = root.All().ElementAt(i);
                bool isParameter = fault == DerFault.WrongTag && IsOfAnyType(root, node);
                node.Fault = fault;
                byte[] der = root.Encode();

                DerResult result = leaf.Read(der, 0, der.Length);

                attributeValues += isParameter ? 1 : 0;
                Assert.True((isParameter ? DerResult.Ok : expected) == result, $"{name} at element {i}: {result}");
            }
        }

        Assert.True(elements > 50);
        Assert.Equal(4, attributeValues);
    }

    [Fact]
    public void The_sound_certificate_is_read_whole()
    {
        byte[] der = BrokenCorpus.Sound;
        var leaf = new LeafCertificate();

        Assert.Equal(DerResult.Ok, leaf.Read(der, 0, der.Length));

        Assert.Equal(3, leaf.Version);
        Assert.Equal("0123456789ABCDEF", Convert.ToHexString(der[leaf.SerialOffset..leaf.SerialEnd]));
        Assert.Equal(1767225600, leaf.NotBefore);
        Assert.Equal(1798761600, leaf.NotAfter);
        Assert.Equal((true, Der.Utf8String), (leaf.HasCommonName, leaf.CommonNameTag));
        Assert.Equal("sip1.example.net", Ascii.ToText(der, leaf.CommonNameOffset, leaf.CommonNameEnd));
        Assert.True(leaf.HasSubjectAltName);
        Assert.Equal(CertificateKeyUsages.ServerAuth | CertificateKeyUsages.SipDomain, leaf.ExtendedKeyUsages);
        Assert.Equal((true, true), (leaf.HasBasicConstraints, leaf.IsCertificateAuthority));
        Assert.Equal((DerResult.Ok, 0), (leaf.Error, leaf.ErrorOffset));
    }

    [Fact]
    public void Offsets_count_from_the_buffers_start()
    {
        byte[] sound = BrokenCorpus.Sound;
        byte[] buffer = [.. new byte[100], .. sound, .. new byte[100]];
        var at0 = new LeafCertificate();
        var at100 = new LeafCertificate();

        Assert.Equal(DerResult.Ok, at0.Read(sound, 0, sound.Length));
        Assert.Equal(DerResult.Ok, at100.Read(buffer, 100, 100 + sound.Length));

        Assert.Equal(at0.SerialOffset + 100, at100.SerialOffset);
        Assert.Equal(at0.SubjectAltNameOffset + 100, at100.SubjectAltNameOffset);
        Assert.Equal(at0.SubjectAltNameEnd + 100, at100.SubjectAltNameEnd);
        Assert.Equal(at0.CommonNameEnd + 100, at100.CommonNameEnd);
    }

    // The offset of a fault is where the element starts that breaks the rule, for `sipphone inspect` to show.
    [Fact]
    public void A_fault_is_where_its_element_starts()
    {
        byte[] san = SubjectAltName(Uri("sip:example.com"));
        byte[] comment = Extension("1.2.3", []);
        var parts = new CertificateParts { Extensions = [comment, san] };
        Find(parts with { Serial = Integer() }, DerResult.BadInteger, Integer());
        byte[] badTime = Time("261301000000Z");
        Find(
            parts with { Validity = Sequence(Time("260101000000Z"), badTime) }, DerResult.BadTime, badTime);
        Find(parts with { Extensions = [san, comment, san] }, DerResult.DuplicateExtension, san, isLast: true);
        byte[] badName = Element(0xA6);
        Find(
            parts with { Extensions = [SubjectAltName(Dns("a"), badName)] }, DerResult.WrongTag, badName);
        byte[] badPurpose = Element(0x06, [0x80]);
        Find(
            parts with { Extensions = [Extension("2.5.29.37", Sequence(badPurpose))] },
            DerResult.BadObjectIdentifier,
            badPurpose);
        byte[] badFlag = Element(0x01, [0x55]);
        Find(
            parts with { Extensions = [Extension("2.5.29.19", Sequence(badFlag))] }, DerResult.BadBoolean, badFlag);
        Find(
            parts with { Extensions = [Sequence(ObjectIdentifier("1.2.3"), badFlag, OctetString())] },
            DerResult.BadBoolean,
            badFlag);
        byte[] badBits = Element(0x03, [0x09]);
        Find(parts with { Signature = badBits }, DerResult.BadBitString, badBits);
        Find(parts with { Subject = Name(Set()) }, DerResult.Empty, Set());
        Find(parts with { Version = Element(0xA0, Integer(7)) }, DerResult.BadVersion, Integer(7));
    }

    [Fact]
    public void Nothing_is_left_of_the_certificate_before()
    {
        byte[] sound = BrokenCorpus.Sound;
        byte[] plain = new CertificateParts { Version = [], Subject = Name() }.Encode();
        var leaf = new LeafCertificate();
        Assert.Equal(DerResult.Ok, leaf.Read(sound, 0, sound.Length));
        Assert.Equal(DerResult.Ok, leaf.Read(plain, 0, plain.Length));

        Assert.Equal(1, leaf.Version);
        Assert.False(leaf.HasCommonName || leaf.HasSubjectAltName || leaf.HasExtendedKeyUsage);
        Assert.False(leaf.HasBasicConstraints || leaf.IsCertificateAuthority);
        Assert.Equal(0, leaf.SubjectAltNameEnd + leaf.CommonNameEnd + leaf.ExtendedKeyUsages);
    }

    private static void Find(CertificateParts parts, DerResult expected, byte[] element, bool isLast = false)
    {
        byte[] der = parts.Encode();
        var leaf = new LeafCertificate();
        Assert.Equal(expected, leaf.Read(der, 0, der.Length));
        int at = isLast ? der.AsSpan().LastIndexOf(element) : der.AsSpan().IndexOf(element);
        Assert.Equal(at, leaf.ErrorOffset);
    }

    // The value of an attribute and the parameters of an algorithm are of any type.
    private static bool IsOfAnyType(DerNode root, DerNode node)
    {
        DerNode signed = root.At(0);
        DerNode[] free =
        [
            signed.At(3, 0, 0, 1), signed.At(3, 1, 0, 1), signed.At(5, 0, 0, 1), signed.At(6, 0, 1),
        ];
        return free.Contains(node);
    }
}
