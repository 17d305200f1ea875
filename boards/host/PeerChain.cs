using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The chain from the peer's leaf to a provisioned anchor, RFC 5280 §6, by the platform. Invariant: only the anchors
    // handed in are trusted; nothing is fetched from the network. Names and extended key usages are decided elsewhere,
    // by the identity rules, so no application policy is set here.

    /// <summary>Checks a peer's chain against the provisioned anchors alone.</summary>
    public static class PeerChain
    {
        // An anchor is a root certificate; real ones stay under 3 KB.
        private const int MaxAnchorBytes = 16 * 1024;

        /// <summary>Builds the chain.</summary>
        /// <param name="leaf">The peer's leaf.</param>
        /// <param name="sent">The certificates that the peer sent beside it.</param>
        /// <param name="anchors">The provisioned anchors.</param>
        /// <returns>What is wrong with it; <c>NoError</c> when an anchor vouches for the leaf now.</returns>
        public static X509ChainStatusFlags Check(
            X509Certificate2 leaf, X509Certificate2Collection sent, X509Certificate2Collection anchors)
        {
            using X509Chain chain = new() { ChainPolicy = NewPolicy(anchors) };
            chain.ChainPolicy.ExtraStore.AddRange(sent);
            bool isGood = chain.Build(leaf);

            X509ChainStatusFlags problems = X509ChainStatusFlags.NoError;
            foreach (X509ChainStatus status in chain.ChainStatus)
            {
                problems |= status.Status;
            }

            // Should the platform ever refuse without a reason, it still refused.
            return isGood || problems != X509ChainStatusFlags.NoError ? problems : X509ChainStatusFlags.PartialChain;
        }

        /// <summary>Makes the policy: these anchors only, no revocation, no downloads.</summary>
        /// <param name="anchors">The provisioned anchors.</param>
        /// <returns>A new policy.</returns>
        public static X509ChainPolicy NewPolicy(X509Certificate2Collection anchors)
        {
            X509ChainPolicy policy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            policy.CustomTrustStore.AddRange(anchors);
            return policy;
        }

        /// <summary>Loads the provisioned anchors for the platform.</summary>
        /// <param name="trustStore">Where they are.</param>
        /// <returns>Those that can be read: one that cannot vouches for nobody.</returns>
        public static X509Certificate2Collection LoadAnchors(ITrustStore trustStore)
        {
            X509Certificate2Collection anchors = [];
            byte[] buffer = new byte[MaxAnchorBytes];
            for (int i = 0; i < trustStore.Count; i++)
            {
                int length = trustStore.CopyAnchor(i, buffer, 0, buffer.Length);
                try
                {
                    if (length > 0)
                    {
                        anchors.Add(X509CertificateLoader.LoadCertificate(buffer.AsSpan(0, length)));
                    }
                }
                catch (CryptographicException)
                {
                    // Nothing to add.
                }
            }

            return anchors;
        }
    }
}
