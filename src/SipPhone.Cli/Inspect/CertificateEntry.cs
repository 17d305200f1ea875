using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>One entry of a certificate that could be an identity.</summary>
/// <param name="Label">Its kind as people write it: <c>URI</c>, <c>DNS</c>, <c>CN</c>, <c>IP</c> …</param>
/// <param name="Value">Its octets as text.</param>
/// <param name="Name">What it is to the rules.</param>
/// <param name="Kind">The kind of identity that the policy counts it as, or none.</param>
/// <param name="Domain">The identity's domain, as the certificate has it; empty for none.</param>
internal sealed record CertificateEntry(
    string Label, string Value, PresentedName Name, IdentityKind Kind, string Domain);
