namespace SipPhone.Cli.Provision.Orders;

/// <summary>A trust anchor that an order asks for.</summary>
/// <param name="Pem">The certificate in PEM, lines of at most 64 characters.</param>
/// <param name="Sha256">The digest of its DER in lower-case hexadecimal.</param>
/// <param name="Subject">Whose it is, for people.</param>
internal sealed record OrderedAnchor(string Pem, string Sha256, string Subject);
