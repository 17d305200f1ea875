using SipPhone.Core;
using SipPhone.Core.Hashing;
using SipPhone.Identity;

namespace SipPhone.Settings.Trust
{
    // What a person, and the checks of anchors and identities, want to know of a certificate, RFC 5280 §4.1. The whole
    // structure is checked by LeafCertificate; what that passes over is looked up here, in what is known to be sound.
    // Invariant: after Ok every range lies in Buffer; after a failure it may issue nothing and its key is Other.

    /// <summary>
    /// A summary of one certificate. It keeps the buffer that was read, which must stand still while this is used.
    /// </summary>
    public sealed class CertificateSummary
    {
        private const int VersionTag = 0xA0;
        private const int ExtensionsTag = 0xA3;

        /// <summary>Length of a fingerprint in octets.</summary>
        public const int FingerprintBytes = Sha256.DigestBytes;

        /// <summary>The buffer that was read.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where the certificate starts in <see cref="Buffer"/>.</summary>
        public int Offset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int End { get; private set; }

        /// <summary>Its validity, its common name, whether it is an authority's, and more.</summary>
        public LeafCertificate Certificate { get; } = new LeafCertificate();

        /// <summary>Its key.</summary>
        public PublicKey Key { get; } = new PublicKey();

        /// <summary>Where the contents of the issuer's name start.</summary>
        public int IssuerOffset { get; private set; }

        /// <summary>Where they end, exclusive.</summary>
        public int IssuerEnd { get; private set; }

        /// <summary>Where the contents of the subject's name start.</summary>
        public int SubjectOffset { get; private set; }

        /// <summary>Where they end, exclusive.</summary>
        public int SubjectEnd { get; private set; }

        /// <summary>Where the SubjectPublicKeyInfo starts, tag included.</summary>
        public int PublicKeyOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int PublicKeyEnd { get; private set; }

        /// <summary>
        /// Whether it may issue certificates: basicConstraints says that it is an authority's, and keyUsage, where it
        /// is present, holds keyCertSign (RFC 5280 §4.2.1.9, §4.2.1.3).
        /// </summary>
        public bool MayIssue { get; private set; }

        /// <summary>Whether issuer and subject have the same name, as a root has.</summary>
        public bool IsSelfIssued
        {
            get { return Ascii.EqualsExactly(Buffer, IssuerOffset, IssuerEnd, Buffer, SubjectOffset, SubjectEnd); }
        }

        /// <summary>Reads a certificate, which must fill the range.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where the certificate starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, or the rule that was broken.</returns>
        public DerResult Read(byte[] der, int offset, int end)
        {
            Buffer = der;
            Offset = offset;
            End = end;
            MayIssue = false;
            Key.Clear();
            DerResult result = Certificate.Read(der, offset, end);
            if (result != DerResult.Ok)
            {
                return result;
            }

            FindParts();
            result = ReadKeyUsage(out bool maySign);
            if (result == DerResult.Ok)
            {
                result = Key.Read(der, PublicKeyOffset, PublicKeyEnd);
            }

            MayIssue = result == DerResult.Ok && maySign && Certificate.IsCertificateAuthority;
            return result;
        }

        /// <summary>Writes the subject for people, in printable ASCII: <c>CN=..., O=...</c> (RFC 4514).</summary>
        /// <param name="writer">Where to; nothing for a subject without a name.</param>
        public void WriteSubject(ByteWriter writer)
        {
            DistinguishedNameText.Write(Buffer, SubjectOffset, SubjectEnd, writer);
        }

        /// <summary>Writes the issuer, as <see cref="WriteSubject"/> does the subject.</summary>
        /// <param name="writer">Where to.</param>
        public void WriteIssuer(ByteWriter writer)
        {
            DistinguishedNameText.Write(Buffer, IssuerOffset, IssuerEnd, writer);
        }

        /// <summary>Writes the SHA-256 of the certificate in lower-case hexadecimal, 64 digits.</summary>
        /// <param name="writer">Where to.</param>
        public void WriteFingerprint(ByteWriter writer)
        {
            byte[] fingerprint = new byte[FingerprintBytes];
            CopyFingerprint(fingerprint, 0);
            writer.WriteHex(fingerprint, 0, FingerprintBytes);
        }

        /// <summary>Writes the SHA-256 of the certificate.</summary>
        /// <param name="output">The buffer; <see cref="FingerprintBytes"/> octets from the offset must exist.</param>
        /// <param name="offset">Where to write.</param>
        public void CopyFingerprint(byte[] output, int offset)
        {
            Sha256 hash = new Sha256();
            hash.Update(Buffer, Offset, End);
            hash.Finish(output, offset);
        }

        // RFC 5280 §4.1: version, serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo.
        private void FindParts()
        {
            Der.ReadHeader(Buffer, Offset, End, out _, out int content, out int contentEnd);
            Der.ReadHeader(Buffer, content, contentEnd, out _, out int at, out int signedEnd);
            if (Buffer[at] == VersionTag)
            {
                at = Behind(at, signedEnd);
            }

            at = Behind(at, signedEnd);
            at = Behind(at, signedEnd);
            Der.ReadHeader(Buffer, at, signedEnd, out _, out int issuer, out int issuerEnd);
            IssuerOffset = issuer;
            IssuerEnd = issuerEnd;
            at = Behind(issuerEnd, signedEnd);
            Der.ReadHeader(Buffer, at, signedEnd, out _, out int subject, out int subjectEnd);
            SubjectOffset = subject;
            SubjectEnd = subjectEnd;
            PublicKeyOffset = subjectEnd;
            PublicKeyEnd = Behind(subjectEnd, signedEnd);
        }

        private int Behind(int offset, int end)
        {
            Der.ReadHeader(Buffer, offset, end, out _, out _, out int contentEnd);
            return contentEnd;
        }

        // Whether keyUsage, if there is one, lets the key sign certificates.
        private DerResult ReadKeyUsage(out bool maySign)
        {
            maySign = true;
            Der.ReadHeader(Buffer, Offset, End, out _, out int content, out int contentEnd);
            int at = PublicKeyEnd;
            int end = Behind(content, contentEnd);
            while (at < end && Buffer[at] != ExtensionsTag)
            {
                at = Behind(at, end);
            }

            if (at == end)
            {
                return DerResult.Ok;
            }

            Der.ReadHeader(Buffer, at, end, out _, out at, out end);
            Der.ReadHeader(Buffer, at, end, out _, out at, out end);
            while (at < end)
            {
                Der.ReadHeader(Buffer, at, end, out _, out int oid, out int extensionEnd);
                Der.ReadHeader(Buffer, oid, extensionEnd, out _, out oid, out int oidEnd);

                // id-ce-keyUsage, 2.5.29.15.
                if (oidEnd - oid == 3 && Buffer[oid] == 0x55 && Buffer[oid + 1] == 0x1D && Buffer[oid + 2] == 0x0F)
                {
                    return ReadKeyUsageValue(oidEnd, extensionEnd, out maySign);
                }

                at = extensionEnd;
            }

            return DerResult.Ok;
        }

        // critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING; in it KeyUsage ::= BIT STRING (RFC 5280 §4.2.1.3).
        private DerResult ReadKeyUsageValue(int offset, int end, out bool maySign)
        {
            const int KeyCertSign = 0x04;
            maySign = false;
            if (Buffer[offset] == Der.Boolean)
            {
                offset = Behind(offset, end);
            }

            Der.ReadHeader(Buffer, offset, end, out _, out int value, out int valueEnd);
            DerResult result = Der.ReadExpected(Buffer, value, valueEnd, Der.BitString, out int bits, out int bitsEnd);
            if (result == DerResult.Ok && bitsEnd != valueEnd)
            {
                result = DerResult.TrailingBytes;
            }

            if (result == DerResult.Ok)
            {
                result = Der.CheckBitString(Buffer, bits, bitsEnd);
            }

            maySign = result == DerResult.Ok && bitsEnd - bits > 1 && (Buffer[bits + 1] & KeyCertSign) != 0;
            return result;
        }
    }
}
