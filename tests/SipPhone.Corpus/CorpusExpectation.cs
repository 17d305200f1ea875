using SipPhone.Identity;

namespace SipPhone.Corpus;

/// <summary>What the rules say of a certificate when they are asked a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reason">The verdict.</param>
/// <param name="By">The kind of the identity that matched; None for a rejection.</param>
/// <param name="Identity">The identity that matched, as the certificate writes it; null for a rejection.</param>
public sealed record CorpusExpectation(
    CorpusQuestion Question, IdentityReason Reason, IdentityKind By = IdentityKind.None, string? Identity = null);
