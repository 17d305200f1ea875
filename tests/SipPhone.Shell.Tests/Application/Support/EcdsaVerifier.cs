using System.Security.Cryptography;
using SipPhone.Core.Hal;

namespace SipPhone.Shell.Tests.Application.Support;

/// <summary>Verifies by .NET, or cannot.</summary>
internal sealed class EcdsaVerifier : ISignatureVerifier
{
    public bool IsAvailable { get; set; } = true;

    public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end)
    {
        ECParameters parameters = new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = publicKey[1..33], Y = publicKey[33..65] },
        };
        using ECDsa key = ECDsa.Create(parameters);
        return IsAvailable && key.VerifyHash(digest, signature.AsSpan(offset, end - offset));
    }
}
