using System.Globalization;
using SipPhone.Corpus;
using SipPhone.Dns.Tests.Support;
using SipPhone.Identity;
using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Tests.Messages;

namespace SipPhone.SelfTest.Tests.Vectors;

/// <summary>The tables of the PC tests in a form that the device reads.</summary>
internal static class VectorFiles
{
    // Beyond these a row costs more flash than it shows.
    private const int MaxExtensionsBytes = 160;
    private const int MaxMessageBytes = 350;

    private static readonly byte[] Head = Convert.FromHexString(CertificateFrame.Head);
    private static readonly byte[] Tail = Convert.FromHexString(CertificateFrame.Tail);

    public static IReadOnlyList<VectorFile> All { get; } =
    [
        new(
            "NameCertificates",
            "Here: NameCorpus of tests/SipPhone.Corpus.",
            "Certificates that differ in names: name, extensions, then questions and verdicts by turns.",
            [.. Framed(NameCorpus.Entries())]),
        new(
            "ExtensionCertificates",
            "Here: the rest of tests/SipPhone.Corpus, as far as its frame is CertificateFrame.",
            "Certificates that differ in extensions: name, those, then questions and verdicts by turns.",
            [.. Framed([.. PurposeCorpus.Entries(), .. StructureCorpus.Entries(), .. BrokenCorpus.Entries()])]),
        new(
            "WholeCertificates",
            "Here: the first of each fault and verdict of tests/SipPhone.Corpus that has another frame.",
            "Certificates as they are: name, DER, then questions and verdicts by turns.",
            [.. CertificateCorpus.All
                .Where(entry => ExtensionsOf(entry) is null && entry.Der.Length is > 0 and <= MaxMessageBytes)
                .DistinctBy(entry => (entry.Structure, string.Join(' ', entry.Expectations.Select(Verdict))))
                .Select(entry => Row(entry, entry.Der))]),
        new(
            "DnsMessages",
            "Here: MessageCases of tests/SipPhone.Dns.Tests.",
            "Messages that are taken whole or not at all: name, octets, ok or malformed.",
            [.. MessageCases.Bodies().Select(row => row.Data).Select(
                row => new[] { row.Item1, Convert.ToBase64String(row.Item2), row.Item3 ? "ok" : "malformed" })]),
        new(
            "DnsAnswers",
            "Here: GoldenAnswers of tests/SipPhone.Dns.Tests, which Knot DNS gave.",
            "Answers of a real server: name, octets, response code, then the answer records in any order.",
            [.. GoldenAnswers.All().Select(row => row.Data).Select(
                row => (string[])
                [
                    row.Item1,
                    Convert.ToBase64String(Golden.Read(row.Item1)),
                    row.Item2.ToString(CultureInfo.InvariantCulture),
                    .. row.Item3,
                ])]),
        new(
            "SipMessages",
            "Here: TortureCases of tests/SipPhone.Sip.Tests, with the messages of tests/data/sip.",
            "Messages of the kinds of RFC 4475 and RFC 5118: name, octets, what the phone does with them.",
            [.. Messages("rfc4475", TortureCases.Rfc4475), .. Messages("rfc5118", TortureCases.Rfc5118)]),
    ];

    private static IEnumerable<string[]> Framed(IEnumerable<CorpusEntry> entries) =>
        from entry in entries
        let extensions = ExtensionsOf(entry)
        where extensions is { Length: > 0 and <= MaxExtensionsBytes }
        select Row(entry, extensions);

    // Null where the certificate is not the frame's.
    private static byte[]? ExtensionsOf(CorpusEntry entry)
    {
        int at = entry.Der.AsSpan().IndexOf(Head);
        int end = entry.Der.Length - Tail.Length;
        if (at < 0 || end < at + Head.Length)
        {
            return null;
        }

        byte[] extensions = entry.Der[(at + Head.Length)..end];
        return CertificateFrame.Wrap(Head, extensions, Tail).AsSpan().SequenceEqual(entry.Der) ? extensions : null;
    }

    private static string[] Row(CorpusEntry entry, byte[] octets) =>
    [
        entry.Name,
        Convert.ToBase64String(octets),
        .. entry.Expectations.SelectMany(expected => new[] { Question(expected.Question), Verdict(expected) }),
    ];

    // What is not as most questions have it, in words that IdentityChecks reads.
    private static string Question(CorpusQuestion question)
    {
        CorpusQuestion usual = new();
        List<string> words = [];
        Add(question.Domain != usual.Domain, $"domain={question.Domain}");
        Add(question.Host != usual.Host, $"host={question.Host}");
        Add(!question.IsLocated, "located=no");
        Add(question.Rules == IdentityRules.Rfc5922, "rules=rfc5922");
        Add(question.AllowCommonName, "cn=yes");
        Add(question.IsFallbackOff, "fallback=no");
        Add(question.ExtendedKeyUsage == ExtendedKeyUsageRule.Sip, "eku=sip");
        Add(question.ExtendedKeyUsage == ExtendedKeyUsageRule.Off, "eku=off");
        Add(question.At is null, "clock=no");
        Add(question.At is not null && question.At != usual.At, $"at={question.At?.ToUnixTimeSeconds()}");
        Add(question.IsClockOptional, "optional=yes");
        return string.Join(' ', words);

        void Add(bool isUnusual, string word)
        {
            if (isUnusual)
            {
                words.Add(word);
            }
        }
    }

    private static string Verdict(CorpusExpectation expected) => expected.By switch
    {
        IdentityKind.Uri => $"uri {expected.Identity}",
        IdentityKind.Dns => $"dns {expected.Identity}",
        IdentityKind.CommonName => $"cn {expected.Identity}",
        _ => IdentityReasons.Name(expected.Reason),
    };

    private static IEnumerable<string[]> Messages(
        string folder, (string Name, string Section, bool IsWellFormed, string Done)[] cases) =>
        from row in cases
        let octets = File.ReadAllBytes(Path.Combine(Checkout.Root, "tests", "data", "sip", folder, row.Name + ".dat"))
        where octets.Length <= MaxMessageBytes
        select (string[])[row.Name, Convert.ToBase64String(octets), row.Done];
}
