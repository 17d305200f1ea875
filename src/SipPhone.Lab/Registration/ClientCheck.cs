using System;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Lab.Registration
{
    // A UAS's look at its client, seed §6 and RFC 5922 §7.4, by the same module that the phone uses.

    /// <summary>Holds a client's certificate against an allow list.</summary>
    internal static class ClientCheck
    {
        /// <summary>Checks a client.</summary>
        /// <param name="certificate">Its certificate, whose chain is good already; null for none.</param>
        /// <param name="allowed">The domains that may connect.</param>
        /// <param name="time">The time for the certificate's validity.</param>
        /// <param name="identity">The allowed domain that it names; null when it names none.</param>
        /// <returns>The verdict; <c>NoIdentity</c> without a certificate.</returns>
        internal static IdentityReason Check(
            X509Certificate? certificate, AllowedDomains allowed, TimeProvider time, out string? identity)
        {
            identity = null;
            if (certificate is null)
            {
                return IdentityReason.NoIdentity;
            }

            byte[] der = certificate.GetRawCertData();
            IdentityRequest now = new() { IsClockSet = true, UnixSeconds = time.GetUtcNow().ToUnixTimeSeconds() };
            IdentityVerdict verdict = new();
            IdentityReason reason = SipDomainIdentity.CheckClient(
                der, 0, der.Length, allowed, now, new IdentityPolicy(), verdict);
            if (verdict.IsAuthenticated)
            {
                identity = Ascii.ToText(der, verdict.IdentityOffset, verdict.IdentityEnd);
            }

            return reason;
        }
    }
}
