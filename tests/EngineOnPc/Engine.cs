using System.Threading;
using SipPhone.EngineOnPc;

namespace SipPhone.Native
{
    // Stands for firmware/native/SipPhone.Native: the same methods, whose documentation is there. The device has one
    // native task; here tests are many threads, so every call takes the one lock.

    /// <summary>The native engine by P/Invoke.</summary>
    public static unsafe class Engine
    {
        private static readonly Lock Gate = new();

        /// <summary>Makes an engine.</summary>
        public static int TlsCreate(
            int role,
            byte[] serverName,
            byte[] anchors,
            byte[] chain,
            byte[] key,
            int minimumVersion,
            int maximumVersion,
            int authenticationRequired)
        {
            fixed (byte* n = serverName, a = anchors, c = chain, k = key)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsCreate(
                        role,
                        new Bytes(n, serverName),
                        new Bytes(a, anchors),
                        new Bytes(c, chain),
                        new Bytes(k, key),
                        minimumVersion,
                        maximumVersion,
                        authenticationRequired);
                }
            }
        }

        /// <summary>Gives octets of the wire.</summary>
        public static int TlsFeed(int handle, byte[] buffer, int offset, int end)
        {
            fixed (byte* b = buffer)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsFeed(handle, new Bytes(b, buffer), offset, end);
                }
            }
        }

        /// <summary>Tells the wire's end.</summary>
        public static int TlsEndInput(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsEndInput(handle);
            }
        }

        /// <summary>Takes octets for the wire.</summary>
        public static int TlsDrain(int handle, byte[] buffer, int offset, int end)
        {
            fixed (byte* b = buffer)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsDrain(handle, new Bytes(b, buffer), offset, end);
                }
            }
        }

        /// <summary>Steps the handshake.</summary>
        public static int TlsStep(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsStep(handle);
            }
        }

        /// <summary>Copies the peer's leaf.</summary>
        public static int TlsCopyPeerCertificate(int handle, byte[] buffer, int offset, int end)
        {
            fixed (byte* b = buffer)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsCopyPeerCertificate(handle, new Bytes(b, buffer), offset, end);
                }
            }
        }

        /// <summary>Tells the verification's flags.</summary>
        public static int TlsVerifyFlags(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsVerifyFlags(handle);
            }
        }

        /// <summary>Tells the error.</summary>
        public static int TlsErrorCode(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsErrorCode(handle);
            }
        }

        /// <summary>Tells the version.</summary>
        public static int TlsVersion(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsVersion(handle);
            }
        }

        /// <summary>Accepts the peer.</summary>
        public static int TlsAccept(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsAccept(handle);
            }
        }

        /// <summary>Takes decrypted octets.</summary>
        public static int TlsRead(int handle, byte[] buffer, int offset, int end)
        {
            fixed (byte* b = buffer)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsRead(handle, new Bytes(b, buffer), offset, end);
                }
            }
        }

        /// <summary>Encrypts octets.</summary>
        public static int TlsWrite(int handle, byte[] buffer, int offset, int end)
        {
            fixed (byte* b = buffer)
            {
                lock (Gate)
                {
                    return NativeCalls.TlsWrite(handle, new Bytes(b, buffer), offset, end);
                }
            }
        }

        /// <summary>Ends our direction.</summary>
        public static int TlsClose(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsClose(handle);
            }
        }

        /// <summary>Releases an engine.</summary>
        public static int TlsFree(int handle)
        {
            lock (Gate)
            {
                return NativeCalls.TlsFree(handle);
            }
        }

        /// <summary>AES-128 in counter mode.</summary>
        public static int SrtpAesCm(byte[] key, byte[] iv, byte[] buffer, int offset, int end)
        {
            fixed (byte* k = key, i = iv, b = buffer)
            {
                return NativeCalls.SrtpAesCm(
                    new Bytes(k, key), new Bytes(i, iv), new Bytes(b, buffer), offset, end);
            }
        }

        /// <summary>HMAC-SHA1, cut.</summary>
        public static int SrtpHmacSha1(
            byte[] key, byte[] buffer, int offset, int end, byte[] tag, int tagOffset, int tagLength)
        {
            fixed (byte* k = key, b = buffer, t = tag)
            {
                return NativeCalls.SrtpHmacSha1(
                    new Bytes(k, key), new Bytes(b, buffer), offset, end, new Bytes(t, tag), tagOffset, tagLength);
            }
        }

        /// <summary>Verifies ECDSA on P-256.</summary>
        public static int EcdsaP256Verify(byte[] digest, byte[] signature, byte[] publicKey)
        {
            fixed (byte* d = digest, s = signature, p = publicKey)
            {
                return NativeCalls.EcdsaP256Verify(
                    new Bytes(d, digest), new Bytes(s, signature), new Bytes(p, publicKey));
            }
        }
    }
}
