using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.Corpus;
using SipPhone.Identity;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone inspect FILE</c> over the corpus: the rules, as a person with a file meets them.</summary>
public sealed class InspectCorpusTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Entries => [.. CertificateCorpus.All.Select(entry => entry.Name)];

    public static TheoryData<string> SoundEntries =>
        [.. CertificateCorpus.All.Where(entry => entry.Structure == DerResult.Ok).Select(entry => entry.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Entries))]
    public void The_verdict_in_JSON_is_what_the_rules_say(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        string der = _folder.Write(name + ".der", entry.Der);
        string pem = _folder.Write(name + ".pem", PemEncoding.WriteString("CERTIFICATE", entry.Der));

        // The clock of a PC is set.
        foreach (CorpusExpectation expected in entry.Expectations.Where(expected => expected.Question.At is not null))
        {
            foreach (string path in (string[])[der, pem])
            {
                Tool tool = Tool.Run(["inspect", path, "--json", .. Arguments(expected.Question)]);
                Assert.Equal(ExitCodeOf(expected.Reason), tool.ExitCode);
                Assert.Empty(tool.Error);
                AssertJson(entry, expected, tool.Json());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void The_verdict_in_text_is_what_the_rules_say(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        string path = _folder.Write(name, entry.Der);
        foreach (CorpusExpectation expected in entry.Expectations.Where(expected => expected.Question.At is not null))
        {
            Tool tool = Tool.Run(["inspect", path, .. Arguments(expected.Question)]);
            Assert.Equal(ExitCodeOf(expected.Reason), tool.ExitCode);
            string verdict = tool.Output.Split('\n').Single(
                line => line.StartsWith("Verdict ", StringComparison.Ordinal));
            string refused = $"refused: {IdentityReasons.Name(expected.Reason)}";
            Assert.Contains(expected.Identity is null ? refused : "authenticated", verdict);
            Assert.EndsWith(expected.Identity ?? "", verdict.TrimEnd());
        }
    }

    [Theory]
    [MemberData(nameof(SoundEntries))]
    public void The_text_names_every_entry_of_subjectAltName(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        Tool tool = Tool.Run("inspect", _folder.Write(name, entry.Der), "--domain", "example.com");
        string[] lines = tool.Output.ReplaceLineEndings("\n").Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith("Names ", StringComparison.Ordinal));
        int index = first;
        foreach (string text in SubjectAltNames(entry.Der))
        {
            Assert.Contains(text, lines[index]);
            Assert.Contains("identity", lines[index]);
            index++;
        }
    }

    private static string[] Arguments(CorpusQuestion question)
    {
        return
        [
            "--domain", question.Domain,
            "--host", question.Host,
            "--located", question.IsLocated ? "yes" : "no",
            "--policy", question.Rules == IdentityRules.Rfc5922 ? "rfc5922" : "domain-certs",
            "--fallback", question.IsFallbackOff ? "off" : "on",
            "--eku", question.ExtendedKeyUsage switch
            {
                ExtendedKeyUsageRule.Sip => "sip",
                ExtendedKeyUsageRule.Off => "off",
                _ => "compatible",
            },
            "--at", question.At!.Value.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            .. question.AllowCommonName ? (string[])["--allow-cn"] : [],
        ];
    }

    private static int ExitCodeOf(IdentityReason reason)
    {
        return reason switch
        {
            IdentityReason.Authenticated => 0,
            IdentityReason.Malformed or IdentityReason.TooLarge => 2,
            _ => 1,
        };
    }

    private static void AssertJson(CorpusEntry entry, CorpusExpectation expected, JsonElement json)
    {
        Assert.Equal(
            ["result", "by", "identity", "reason", "identities"],
            json.EnumerateObject().Select(property => property.Name));
        string result = ExitCodeOf(expected.Reason) switch { 0 => "authenticated", 1 => "rejected", _ => "malformed" };
        Assert.Equal(result, json.GetProperty("result").GetString());
        Assert.Equal(IdentityReasons.Name(expected.Reason), json.GetProperty("reason").GetString());
        Assert.Equal(CodeOf(expected.By), json.GetProperty("by").GetString());
        Assert.Equal(expected.Identity, json.GetProperty("identity").GetString());
        List<string> identities = [];
        foreach (JsonElement identity in json.GetProperty("identities").EnumerateArray())
        {
            Assert.Equal(["type", "domain"], identity.EnumerateObject().Select(property => property.Name));
            identities.Add($"{identity.GetProperty("type").GetString()} {identity.GetProperty("domain").GetString()}");
        }

        if (expected.Identity is not null)
        {
            Assert.Contains($"{CodeOf(expected.By)} {expected.Identity}", identities);
        }

        if (entry.Structure != DerResult.Ok)
        {
            Assert.Empty(identities);
        }
        else if (entry.Names is { Count: > 0 } names)
        {
            bool isRfc5922 = expected.Question.Rules == IdentityRules.Rfc5922;
            Assert.Equal(
                names.Where(name => name.Kind is PresentedName.SipUri or PresentedName.DnsName
                        || (name.Kind == PresentedName.SipsUri && !isRfc5922))
                    .Select(name => (name.Kind == PresentedName.DnsName ? "dns " : "uri ") + name.Domain),
                identities);
        }
        else if (entry.Names is { Count: 0 })
        {
            // Without subjectAltName: the common name, or nothing.
            int count = expected.Reason == IdentityReason.NoIdentity ? 0 : 1;
            Assert.Equal(count, identities.Count);
            Assert.All(identities, identity => Assert.StartsWith("cn ", identity));
        }
    }

    private static string? CodeOf(IdentityKind kind)
    {
        return kind switch
        {
            IdentityKind.Uri => "uri",
            IdentityKind.Dns => "dns",
            IdentityKind.CommonName => "cn",
            _ => null,
        };
    }

    // Each as .NET reads it: texts with what is no printable ASCII made "?", and nothing of the other types.
    private static List<string> SubjectAltNames(byte[] der)
    {
        List<string> names = [];
        AsnReader part = new AsnReader(der, AsnEncodingRules.BER).ReadSequence().ReadSequence();
        while (part.HasData && part.PeekTag() != new Asn1Tag(TagClass.ContextSpecific, 3, true))
        {
            part.ReadEncodedValue();
        }

        AsnReader extensions = part.HasData ? part.ReadSequence(part.PeekTag()).ReadSequence() : part;
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            bool isSubjectAltName = extension.ReadObjectIdentifier() == "2.5.29.17";
            if (extension.PeekTag() == Asn1Tag.Boolean)
            {
                extension.ReadBoolean();
            }

            byte[] value = extension.ReadOctetString();
            AsnReader entries = isSubjectAltName
                ? new AsnReader(value, AsnEncodingRules.BER).ReadSequence()
                : new AsnReader(ReadOnlyMemory<byte>.Empty, AsnEncodingRules.BER);
            while (entries.HasData)
            {
                bool isText = entries.PeekTag().TagValue is 1 or 2 or 6;
                ReadOnlyMemory<byte> content = entries.PeekContentBytes();
                entries.ReadEncodedValue();
                string text = isText ? Encoding.Latin1.GetString(content.Span) : "";
                names.Add(string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?')).Trim());
            }
        }

        return names;
    }
}
