namespace SipPhone.Identity
{
    /// <summary>What reading DER came to: <see cref="Ok"/>, or the rule that was broken.</summary>
    public enum DerResult
    {
        /// <summary>Read.</summary>
        Ok = 0,

        /// <summary>The range ends inside a tag or a length (X.690 §8.1).</summary>
        Truncated,

        /// <summary>A tag number of 31 or more (X.690 §8.1.2.4), which no part of a certificate has.</summary>
        HighTagNumber,

        /// <summary>Indefinite length (X.690 §10.1 forbids it).</summary>
        IndefiniteLength,

        /// <summary>A length that could be written shorter (X.690 §10.1).</summary>
        NonMinimalLength,

        /// <summary>A length that goes past the container's end.</summary>
        LengthPastEnd,

        /// <summary>Another tag than the one that RFC 5280 fixes here.</summary>
        WrongTag,

        /// <summary>Octets behind the last element of a container.</summary>
        TrailingBytes,

        /// <summary>A BOOLEAN that is not one octet of 00 or FF (X.690 §11.1).</summary>
        BadBoolean,

        /// <summary>An empty INTEGER, or one that could be written shorter (X.690 §8.3.2).</summary>
        BadInteger,

        /// <summary>An OBJECT IDENTIFIER that is empty, unfinished or padded (X.690 §8.19).</summary>
        BadObjectIdentifier,

        /// <summary>
        /// A BIT STRING without its count of unused bits, or with those bits set (X.690 §8.6, §11.2).
        /// </summary>
        BadBitString,

        /// <summary>A time that is not YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ, or no date (RFC 5280 §4.1.2.5).</summary>
        BadTime,

        /// <summary>A version that is not 2 or 3 where one is given (RFC 5280 §4.1.2.1, X.690 §11.5).</summary>
        BadVersion,

        /// <summary>A sequence or set that must not be empty (RFC 5280: SIZE (1..MAX)).</summary>
        Empty,

        /// <summary>An extension that stands twice (RFC 5280 §4.2).</summary>
        DuplicateExtension,

        /// <summary>More extensions than <see cref="Core.Limits.MaxCertificateExtensions"/>.</summary>
        TooManyExtensions,

        /// <summary>More octets than <see cref="Core.Limits.MaxCertificateBytes"/>.</summary>
        TooLarge,
    }
}
