using SipPhone.Identity;

namespace SipPhone.Corpus;

/// <summary>An entry of a subjectAltName as the rules see it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Domain">The domain of the identity; empty when it is none.</param>
public sealed record CorpusName(PresentedName Kind, string Domain = "");
