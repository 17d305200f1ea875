namespace SipPhone.Lab
{
    /// <summary>The keys that the lab's certificates have; each signs with the hash that fits it.</summary>
    public enum KeyKind
    {
        /// <summary>ECDSA on P-256, SHA-256.</summary>
        EcdsaP256 = 0,

        /// <summary>ECDSA on P-384, SHA-384.</summary>
        EcdsaP384,

        /// <summary>RSA of 2,048 bits, SHA-256.</summary>
        Rsa2048,

        /// <summary>RSA of 3,072 bits, SHA-256.</summary>
        Rsa3072,
    }
}
