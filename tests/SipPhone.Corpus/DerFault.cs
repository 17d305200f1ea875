namespace SipPhone.Corpus;

/// <summary>What can be wrong with any element's tag and length.</summary>
public enum DerFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It and its container end behind its tag (X.690 §8.1).</summary>
    CutBehindTag,

    /// <summary>The indefinite form (X.690 §8.1.3.6), which DER does not have.</summary>
    IndefiniteLength,

    /// <summary>One octet more than the length needs (X.690 §10.1).</summary>
    NonMinimalLength,

    /// <summary>A length that its container has no room for.</summary>
    LengthPastEnd,

    /// <summary>A tag number in the form for 31 and more (X.690 §8.1.2.4).</summary>
    HighTagNumber,

    /// <summary>The tag of NULL.</summary>
    WrongTag,
}
