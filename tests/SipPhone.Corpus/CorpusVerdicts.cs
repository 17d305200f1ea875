using SipPhone.Identity;

namespace SipPhone.Corpus;

// Verdicts as the corpus's tables write them: "uri example.com", "dns NAME" and "cn NAME" for who was recognised, else
// the reason's code.

/// <summary>The questions that most entries are asked, and the short form of the answers.</summary>
public static class CorpusVerdicts
{
    /// <summary>domain-certs, and the domain was located.</summary>
    public static readonly CorpusQuestion Located = new();

    /// <summary>domain-certs, falling back to the host name.</summary>
    public static readonly CorpusQuestion Fallback = new() { IsLocated = false };

    /// <summary>The rules of RFC 5922.</summary>
    public static readonly CorpusQuestion Rfc5922 = new() { Rules = IdentityRules.Rfc5922 };

    /// <summary>The rules of RFC 5922, the common name allowed.</summary>
    public static readonly CorpusQuestion WithCommonName = Rfc5922 with { AllowCommonName = true };

    /// <summary>The expectation that the short form means.</summary>
    public static CorpusExpectation Says(this CorpusQuestion question, string verdict)
    {
        string[] words = verdict.Split(' ');
        IdentityKind by = words[0] switch
        {
            "uri" => IdentityKind.Uri,
            "dns" => IdentityKind.Dns,
            "cn" => IdentityKind.CommonName,
            _ => IdentityKind.None,
        };
        if (by != IdentityKind.None)
        {
            return new CorpusExpectation(question, IdentityReason.Authenticated, by, words[1]);
        }

        IdentityReason reason = Enum.GetValues<IdentityReason>().Single(r => IdentityReasons.Name(r) == verdict);
        return new CorpusExpectation(question, reason);
    }
}
