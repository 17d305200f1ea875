using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Corpus;

namespace SipPhone.Identity.Tests;

// What every input must show: the check ends, throws nothing, comes to the same whatever stands around the range, and
// never takes the certificate for that of a foreign name. The foreign names are two changes or more from those within.

/// <summary>Every prefix and every changed byte of real certificates, and random ones.</summary>
public sealed class RobustnessTests
{
    private const int Guard = 8;

    private static readonly string[] ForeignNames = ["foreign.example", "example.edu", "net", "ample.com"];

    public static TheoryData<string> Certificates => [.. GoldenCertificates.Names];

    [Theory]
    [MemberData(nameof(Certificates))]
    public void Every_prefix_is_malformed(string name)
    {
        byte[] der = GoldenCertificates.Read(name);
        var judge = new Judge();
        for (int length = 0; length < der.Length; length++)
        {
            DerResult result = judge.Examine(der[..length]);
            Assert.True(result is DerResult.Truncated or DerResult.LengthPastEnd, $"{length} octets: {result}");
        }

        Assert.Equal(DerResult.Ok, judge.Examine(der));
    }

    [Theory]
    [MemberData(nameof(Certificates))]
    public void Every_changed_byte_is_borne(string name)
    {
        byte[] der = GoldenCertificates.Read(name);
        var judge = new Judge();

        // All 255 changes of the small ones, each bit of the one with a hundred names.
        bool isSmall = der.Length < 1000;
        int sound = 0;
        for (int at = 0; at < der.Length; at++)
        {
            byte kept = der[at];
            IEnumerable<int> changed = isSmall
                ? Enumerable.Range(0, 256)
                : Enumerable.Range(0, 8).Select(bit => kept ^ (1 << bit));
            foreach (int value in changed.Where(value => value != kept))
            {
                der[at] = (byte)value;
                sound += judge.Examine(der) == DerResult.Ok ? 1 : 0;
            }

            der[at] = kept;
        }

        Assert.True(sound > 1000, "Most changes are within keys and signatures, which are not looked at.");
        Assert.Equal(DerResult.Ok, judge.Examine(der));
    }

    [Fact]
    public void The_whole_corpus_is_borne_with_anything_around_it()
    {
        var judge = new Judge();
        foreach (CorpusEntry entry in CertificateCorpus.All)
        {
            Assert.Equal(entry.Structure, judge.Examine(entry.Der));
        }
    }

    [Fact]
    public void Random_octets_are_borne()
    {
        var judge = new Judge();
        Gen<byte[]> octets = ArbMap.Default.GeneratorFor<byte[]>();
        Prop.ForAll(octets.ToArbitrary(), der => judge.Examine(der) != DerResult.Ok)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(400).WithReplay(20260601UL, 1UL));
    }

    // Random octets do not get far: these have every length right, and go wrong deep inside.
    [Fact]
    public void Random_elements_are_borne()
    {
        var judge = new Judge();
        Gen<byte[]> element = Gen.Sized(size => Element(Math.Min(size, 4)));
        Prop.ForAll(element.ToArbitrary(), der => judge.Examine(der) >= DerResult.Ok)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260602UL, 3UL));
    }

    [Fact]
    public void Many_changes_at_once_are_borne()
    {
        var judge = new Judge();
        byte[] whole = GoldenCertificates.Read("rsa2048-uri-and-dns.der");
        Gen<(int At, byte Value)> change =
            from at in Gen.Choose(0, whole.Length - 1)
            from value in ArbMap.Default.GeneratorFor<byte>()
            select (at, value);
        Gen<(int At, byte Value)[]> changes = Gen.Choose(2, 8).SelectMany(count => change.ArrayOf(count));
        Prop.ForAll(changes.ToArbitrary(), list =>
        {
            byte[] der = [.. whole];
            foreach ((int at, byte value) in list)
            {
                der[at] = value;
            }

            return judge.Examine(der) >= DerResult.Ok;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20260603UL, 5UL));
    }

    [Fact]
    public void Names_of_random_octets_are_borne()
    {
        Gen<byte[]> octets = Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>(),
            Gen.Elements("sip:@.;?[]%*a1-_\0 "u8.ToArray()).ArrayOf(),
            Gen.Elements("sip:@.;?[]%*a1-_\0 "u8.ToArray()).ArrayOf().Select(rest => (byte[])[.. "sips:"u8, .. rest]));
        Prop.ForAll(octets.ToArbitrary(), name =>
        {
            foreach (int tag in new[] { GeneralName.Uri, GeneralName.DnsName, GeneralName.Rfc822Name })
            {
                PresentedName kind = PresentedNames.Classify(name, tag, 0, name.Length, out int at, out int end);
                (PresentedName, int, int) one = InGuards(name, tag, 0x00);
                bool isIdentity = PresentedNameTexts.IsIdentity(kind);
                if (one != (kind, at, end) || one != InGuards(name, tag, (byte)'a') ||
                    isIdentity != (at < end) || end > name.Length)
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20260604UL, 7UL));
    }

    // A URI that starts with the reference, or nearly, and goes on anyhow: the short way and the long one agree.
    [Fact]
    public void Both_ways_to_an_identity_agree()
    {
        byte[] reference = "a1.b"u8.ToArray();
        Gen<byte[]> octets =
            from scheme in Gen.Elements("sip:", "sips:", "SiPs:", "sip", "sup:", "")
            from host in Gen.Elements("a1.b", "A1.B", "a1.c", "a1", "1.b", "")
            from length in Gen.Choose(0, 4)
            from rest in Gen.Elements(":;?@.%5a=\0 "u8.ToArray()).ArrayOf(length)
            select (byte[])[.. Ascii.ToBytes(scheme), .. Ascii.ToBytes(host), .. rest];
        int found = 0;
        Prop.ForAll(octets.ToArbitrary(), uri =>
        {
            PresentedName kind = PresentedNames.Classify(uri, GeneralName.Uri, 0, uri.Length, out int at, out int end);
            bool isIdentity = PresentedNameTexts.IsIdentity(kind) &&
                Ascii.EqualsIgnoreCase(uri, at, end, reference, 0, reference.Length);
            int host = PresentedNames.FindReference(uri, 0, uri.Length, reference, 0, reference.Length);
            found += isIdentity ? 1 : 0;
            return isIdentity ? host == at && PresentedNames.SchemeOf(0, host) == kind : host == -1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20260605UL, 9UL));
        Assert.True(found > 100);
    }

    private static (PresentedName Kind, int At, int End) InGuards(byte[] name, int tag, byte guard)
    {
        byte[] buffer = [.. Enumerable.Repeat(guard, Guard), .. name, .. Enumerable.Repeat(guard, Guard)];
        PresentedName kind = PresentedNames.Classify(
            buffer, tag, Guard, Guard + name.Length, out int at, out int end);
        return end == 0 ? (kind, at, end) : (kind, at - Guard, end - Guard);
    }

    private static Gen<byte[]> Element(int depth)
    {
        Gen<byte[]> leaf =
            from tag in Gen.Elements(0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x17, 0x18, 0x82, 0x86)
            from content in ArbMap.Default.GeneratorFor<byte[]>()
            select DerBytes.Element(tag, content);
        if (depth == 0)
        {
            return leaf;
        }

        Gen<byte[]> node =
            from tag in Gen.Elements(0x30, 0x30, 0x30, 0x31, 0xA0, 0xA3)
            from count in Gen.Choose(0, 6)
            from children in Element(depth - 1).ArrayOf(count)
            select DerBytes.Element(tag, children);
        return Gen.Frequency((1, leaf), (4, node));
    }

    // Examines one input: alone in an array of its size, where reading further throws; and between guards of two kinds,
    // where reading further would show in the result.
    private sealed class Judge
    {
        private readonly IdentityVerdict _verdict = new();
        private readonly (IdentityRequest Request, IdentityPolicy Policy)[] _foreign =
            [.. from name in ForeignNames from way in Ways(name) select way];

        private byte[] _buffer = new byte[4096];

        internal DerResult Examine(byte[] der)
        {
            (DerResult, int, long, int, int) alone = Read(der, 0, der.Length);
            foreach (byte guard in (ReadOnlySpan<byte>)[0x00, 0x82])
            {
                if (_buffer.Length < der.Length + (2 * Guard))
                {
                    _buffer = new byte[der.Length + (2 * Guard)];
                }

                Array.Fill(_buffer, guard);
                der.CopyTo(_buffer, Guard);
                (DerResult, int, long, int, int) guarded = Read(_buffer, Guard, Guard + der.Length);
                if (alone != guarded)
                {
                    Assert.Fail($"Alone {alone}, between octets {guard:X2} {guarded}: {Shown(der)}");
                }
            }

            // What is malformed is so whatever is asked.
            int ways = alone.Item1 == DerResult.Ok ? _foreign.Length : 1;
            foreach ((IdentityRequest request, IdentityPolicy policy) in _foreign.Take(ways))
            {
                IdentityReason reason = SipDomainIdentity.CheckServer(der, 0, der.Length, request, policy, _verdict);
                if (reason == IdentityReason.Authenticated || _verdict.By != IdentityKind.None)
                {
                    Assert.Fail($"Taken for a foreign name: {Shown(der)}");
                }
            }

            return alone.Item1;
        }

        // All that reading yields, the offsets counted from the certificate's start.
        private (DerResult Result, int Fault, long Times, int Names, int Others) Read(
            byte[] buffer, int offset, int end)
        {
            LeafCertificate leaf = _verdict.Certificate;
            DerResult result = leaf.Read(buffer, offset, end);
            int fault = result == DerResult.Ok ? 0 : leaf.ErrorOffset - offset;
            if (result != DerResult.Ok)
            {
                return (result, fault, 0, 0, 0);
            }

            int names = 0;
            int at = leaf.SubjectAltNameOffset;
            while (at < leaf.SubjectAltNameEnd)
            {
                GeneralName.Next(buffer, at, leaf.SubjectAltNameEnd, out int tag, out int content, out at);
                PresentedName kind = PresentedNames.Classify(buffer, tag, content, at, out int from, out int to);
                names = HashCode.Combine(names, tag, kind, to - from, to == 0 ? 0 : from - offset);
            }

            int commonName = leaf.HasCommonName ? leaf.CommonNameOffset - offset : -1;
            int rest = HashCode.Combine(
                leaf.SerialOffset - offset, leaf.SerialEnd - offset, commonName, leaf.ExtendedKeyUsages,
                leaf.IsCertificateAuthority, leaf.Version);
            return (result, fault, HashCode.Combine(leaf.NotBefore, leaf.NotAfter), names, rest);
        }

        private static string Shown(byte[] der) => Convert.ToHexString(der.AsSpan(0, Math.Min(der.Length, 1000)));

        private static IEnumerable<(IdentityRequest, IdentityPolicy)> Ways(string name)
        {
            var question = new CorpusQuestion { Domain = name, Host = name, At = null, IsClockOptional = true };
            CorpusQuestion[] questions =
            [
                question, question with { IsLocated = false },
                question with { Rules = IdentityRules.Rfc5922, AllowCommonName = true },
            ];
            return questions
                .Select(q => q with { ExtendedKeyUsage = ExtendedKeyUsageRule.Off })
                .Select(q => (q.ToRequest(), q.ToPolicy()));
        }
    }
}
