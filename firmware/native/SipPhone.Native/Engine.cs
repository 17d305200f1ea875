using System.Runtime.CompilerServices;

namespace SipPhone.Native
{
    // The native engine of our own image: TLS without I/O (RFC 5246, RFC 8446), the transforms of SRTP (RFC 3711), and
    // ECDSA P-256. Invariant: this class holds externs alone, in the order of firmware/native/clr/sipphone_native.h,
    // and nothing else in this assembly has a method; the image links it only while order and signatures agree.
    //
    // Every method answers a number: zero and above is a count, a handle or a step, below zero is a code of
    // firmware/native/src/result.h. No argument makes one throw. None blocks. None is for several threads.

    /// <summary>
    /// The native engine. Codes that every method with a handle answers: -10 when no engine has it (any more). Every
    /// method with a range answers -11 for null, and unless 0 &lt;= offset &lt;= end &lt;= length.
    /// </summary>
    public static class Engine
    {
        /// <summary>Makes an engine; everything is copied.</summary>
        /// <param name="role">0 for a client, 1 for a server.</param>
        /// <param name="serverName">
        /// SNI (RFC 6066 §3): letters, digits, '-', '_' and '.', at most 253; null or empty for none. Client only.
        /// </param>
        /// <param name="anchors">
        /// 1 to 16 trust anchors in DER, end to end; null only where nobody must authenticate.
        /// </param>
        /// <param name="chain">
        /// Our own 1 to 3 certificates in DER, end to end, leaf first; null for none. A server must have one.
        /// </param>
        /// <param name="key">
        /// The leaf's private key in DER (PKCS #8, PKCS #1 or SEC 1), at most 4,096 octets; null without a chain.
        /// </param>
        /// <param name="minimumVersion">0x0303 for TLS 1.2 or 0x0304 for TLS 1.3.</param>
        /// <param name="maximumVersion">The same; lowered to 0x0303 where the image has no TLS 1.3.</param>
        /// <param name="authenticationRequired">
        /// Not 0 when the peer must show a certificate that an anchor vouches for; a client takes nothing else.
        /// </param>
        /// <returns>
        /// The engine's handle, above zero; -5 when all engines are in use; -12 for an argument outside what is said
        /// here; -14, -15 or -16 for anchors, chain or key that cannot be used; -17 for a version that the image has
        /// not; -18 when there is no memory.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsCreate(
            int role,
            byte[] serverName,
            byte[] anchors,
            byte[] chain,
            byte[] key,
            int minimumVersion,
            int maximumVersion,
            int authenticationRequired);

        /// <summary>Gives the engine octets that came from the wire.</summary>
        /// <param name="handle">The engine.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>Octets taken, 0 when there is no room; -4 after a failure; -1 after the end of input.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsFeed(int handle, byte[] buffer, int offset, int end);

        /// <summary>Tells the engine that no more octets will come from the wire.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>0.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsEndInput(int handle);

        /// <summary>Takes octets for the wire, in every state: an alert may wait.</summary>
        /// <param name="handle">The engine.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Octets given; 0 for none.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsDrain(int handle, byte[] buffer, int offset, int end);

        /// <summary>
        /// Does one piece of the handshake: at most one message, with the public-key operations that it needs.
        /// </summary>
        /// <param name="handle">The engine.</param>
        /// <returns>
        /// 1 for "feed first", 2 for "drain first", 3 for "step again", 4 when the peer's chain was verified and waits
        /// for a verdict, 5 when it was accepted, 6 when the connection failed or ended.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsStep(int handle);

        /// <summary>Copies the DER of the peer's leaf certificate, once its chain was verified.</summary>
        /// <param name="handle">The engine.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Its length; -2 when it does not fit; -3 when there is none.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsCopyPeerCertificate(int handle, byte[] buffer, int offset, int end);

        /// <summary>Tells what the verification found wrong.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>
        /// mbedTLS's MBEDTLS_X509_BADCERT_... flags, 0 for none; a mismatch of names is never among them.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsVerifyFlags(int handle);

        /// <summary>Tells why the connection failed or was cut.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>mbedTLS's error without its sign, 0 for none and after a proper end.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsErrorCode(int handle);

        /// <summary>Tells the version that was agreed.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>0x0303 or 0x0304 once the peer's chain was verified, else 0.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsVersion(int handle);

        /// <summary>Accepts the peer: application octets may flow.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>0; -13 unless the peer waits for a verdict.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsAccept(int handle);

        /// <summary>Takes decrypted octets.</summary>
        /// <param name="handle">The engine.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets given; 0 for "not now"; -1 after the peer's end; -4 after a failure; -13 before Accept.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsRead(int handle, byte[] buffer, int offset, int end);

        /// <summary>Encrypts octets; what is taken need not be offered again.</summary>
        /// <param name="handle">The engine.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer; 0 for "drain first"; -1 after our end; -4 after a failure; -13 before
        /// Accept.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsWrite(int handle, byte[] buffer, int offset, int end);

        /// <summary>Ends our direction, with close_notify once the handshake is over.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>0; 2 for "drain, then again"; -4 after a failure.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsClose(int handle);

        /// <summary>Wipes and releases the engine; its handle is wrong from then on.</summary>
        /// <param name="handle">The engine.</param>
        /// <returns>0.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int TlsFree(int handle);

        /// <summary>Encrypts or decrypts in place, AES-128 in counter mode (RFC 3711 §4.1.1).</summary>
        /// <param name="key">16 octets.</param>
        /// <param name="iv">16 octets, the last two zero: blocks are counted there.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>0; -12 for another key or IV; -4 when the library failed.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SrtpAesCm(byte[] key, byte[] iv, byte[] buffer, int offset, int end);

        /// <summary>Computes HMAC-SHA1 and writes its first octets (RFC 3711 §4.2.1).</summary>
        /// <param name="key">20 octets.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <param name="tag">Where the tag goes; may be <paramref name="buffer"/>.</param>
        /// <param name="tagOffset">Where to write it.</param>
        /// <param name="tagLength">10 for HMAC-SHA1-80, 4 for HMAC-SHA1-32.</param>
        /// <returns>0; -12 for another length; -4 when the library failed.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SrtpHmacSha1(
            byte[] key, byte[] buffer, int offset, int end, byte[] tag, int tagOffset, int tagLength);

        /// <summary>Verifies ECDSA on P-256 (FIPS 186-5 §6.4.2).</summary>
        /// <param name="digest">The SHA-256 of what was signed, 32 octets.</param>
        /// <param name="signature">r, then s, 32 octets each.</param>
        /// <param name="publicKey">The uncompressed point, 65 octets: 04, x, y (SEC 1 §2.3.3).</param>
        /// <returns>
        /// 0 when the signature is the key's; -19 when it is not; -12 for another length or a point that is not on the
        /// curve; -18 when there is no memory.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int EcdsaP256Verify(byte[] digest, byte[] signature, byte[] publicKey);
    }
}
