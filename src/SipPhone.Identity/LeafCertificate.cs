using SipPhone.Core;

namespace SipPhone.Identity
{
    // The leaf certificate, RFC 5280 §4.1, as offsets into its DER: what the identity rules need and nothing else.
    // Invariant: after Ok every range lies in the buffer that was read, which must outlive the use of the offsets;
    // after a failure everything is as if nothing had been read, but Error and ErrorOffset.

    /// <summary>
    /// A reusable view of one certificate: offsets into the caller's buffer. Reading allocates nothing and checks every
    /// element of the certificate's own structure; extensions that the rules do not use are passed over.
    /// </summary>
    public sealed class LeafCertificate
    {
        /// <summary>1 to 3.</summary>
        public int Version { get; internal set; }

        /// <summary>Where the serial number's octets start (big-endian, two's complement).</summary>
        public int SerialOffset { get; internal set; }

        /// <summary>Where they end, exclusive.</summary>
        public int SerialEnd { get; internal set; }

        /// <summary>notBefore in seconds since 1970-01-01T00:00:00Z.</summary>
        public long NotBefore { get; internal set; }

        /// <summary>notAfter in seconds since 1970-01-01T00:00:00Z; this second itself is still valid.</summary>
        public long NotAfter { get; internal set; }

        /// <summary>Whether the subject has a common name.</summary>
        public bool HasCommonName { get; internal set; }

        /// <summary>The tag of the last common name's value, such as <see cref="Der.Utf8String"/>.</summary>
        public int CommonNameTag { get; internal set; }

        /// <summary>Where the last common name's octets start.</summary>
        public int CommonNameOffset { get; internal set; }

        /// <summary>Where they end, exclusive.</summary>
        public int CommonNameEnd { get; internal set; }

        /// <summary>Whether there is a subjectAltName extension.</summary>
        public bool HasSubjectAltName { get; internal set; }

        /// <summary>Where its first GeneralName starts: walk on with <see cref="GeneralName.Next"/>.</summary>
        public int SubjectAltNameOffset { get; internal set; }

        /// <summary>Where its last GeneralName ends, exclusive.</summary>
        public int SubjectAltNameEnd { get; internal set; }

        /// <summary>Whether there is an extendedKeyUsage extension.</summary>
        public bool HasExtendedKeyUsage { get; internal set; }

        /// <summary>Bits of <see cref="CertificateKeyUsages"/> that the extension holds.</summary>
        public int ExtendedKeyUsages { get; internal set; }

        /// <summary>Whether there is a basicConstraints extension.</summary>
        public bool HasBasicConstraints { get; internal set; }

        /// <summary>Its cA flag: true for a certificate that may issue others.</summary>
        public bool IsCertificateAuthority { get; internal set; }

        /// <summary>What reading came to.</summary>
        public DerResult Error { get; internal set; }

        /// <summary>Where the element starts that broke the rule; 0 after <c>Ok</c>.</summary>
        public int ErrorOffset { get; internal set; }

        /// <summary>Reads a certificate, which must fill the range.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where the certificate starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, or the rule that was broken; <see cref="ErrorOffset"/> says where.</returns>
        [HotPath]
        public DerResult Read(byte[] der, int offset, int end)
        {
            Clear();
            if (end - offset > Limits.MaxCertificateBytes)
            {
                Error = DerResult.TooLarge;
                ErrorOffset = offset;
                return Error;
            }

            DerResult result = LeafCertificateReader.Read(der, offset, end, this, out int errorOffset);
            if (result != DerResult.Ok)
            {
                Clear();
                Error = result;
                ErrorOffset = errorOffset;
            }

            return result;
        }

        [HotPath]
        private void Clear()
        {
            Version = 0;
            SerialOffset = 0;
            SerialEnd = 0;
            NotBefore = 0;
            NotAfter = 0;
            HasCommonName = false;
            CommonNameTag = 0;
            CommonNameOffset = 0;
            CommonNameEnd = 0;
            HasSubjectAltName = false;
            SubjectAltNameOffset = 0;
            SubjectAltNameEnd = 0;
            HasExtendedKeyUsage = false;
            ExtendedKeyUsages = CertificateKeyUsages.None;
            HasBasicConstraints = false;
            IsCertificateAuthority = false;
            Error = DerResult.Ok;
            ErrorOffset = 0;
        }
    }
}
