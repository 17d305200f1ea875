using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Engine
{
    // Makes an engine from what is provisioned now. The engine takes each list as one array of its exact length, so the
    // lengths are read first. Invariant: nothing that was read stays here, and our copy of the key is wiped.

    /// <summary>Makes native engines for client connections.</summary>
    internal static class EngineFactory
    {
        private const int Client = 0;
        private const int Tls12 = 0x0303;
        private const int Tls13 = 0x0304;
        private const int Required = 1;

        /// <summary>Makes an engine.</summary>
        /// <param name="serverName">The name for SNI; null or empty for none.</param>
        /// <param name="trustStore">The anchors; one that cannot be read vouches for nobody.</param>
        /// <param name="identity">
        /// What to present when the peer asks; null for nothing. One that cannot be read or used is not presented.
        /// </param>
        /// <returns>Its handle, above zero, or a negative code of the engine.</returns>
        internal static int Create(byte[] serverName, ITrustStore trustStore, IDeviceIdentity identity)
        {
            // An anchor, the chain and the key stand in here one after the other.
            byte[] room = new byte[Limits.MaxBlobBytes];
            byte[] anchors = ReadAnchors(trustStore, room);
            if (anchors == null)
            {
                return EngineCode.BadAnchors;
            }

            byte[] chain = identity == null ? null : ReadChain(identity, room);
            byte[] key = chain == null ? null : ReadKey(identity, room);
            Array.Clear(room, 0, room.Length);
            if (key == null)
            {
                return Create(serverName, anchors, null, null);
            }

            int handle = Create(serverName, anchors, chain, key);
            Array.Clear(key, 0, key.Length);
            return handle == EngineCode.BadCertificate || handle == EngineCode.BadKey
                ? Create(serverName, anchors, null, null)
                : handle;
        }

        private static int Create(byte[] serverName, byte[] anchors, byte[] chain, byte[] key)
        {
            return NativeEngine.TlsCreate(Client, serverName, anchors, chain, key, Tls12, Tls13, Required);
        }

        private static byte[] ReadAnchors(ITrustStore trustStore, byte[] room)
        {
            int count = trustStore.Count < Limits.MaxAnchors ? trustStore.Count : Limits.MaxAnchors;
            int total = 0;
            for (int i = 0; i < count; i++)
            {
                int length = trustStore.CopyAnchor(i, room, 0, room.Length);
                total += length > 0 ? length : 0;
            }

            if (total == 0)
            {
                return null;
            }

            byte[] anchors = new byte[total];
            int end = 0;
            for (int i = 0; i < count; i++)
            {
                int length = trustStore.CopyAnchor(i, anchors, end, total);
                end += length > 0 ? length : 0;
            }

            // Else the store has changed between the two rounds.
            return end == total ? anchors : null;
        }

        private static byte[] ReadChain(IDeviceIdentity identity, byte[] room)
        {
            int count = identity.CertificateCount;
            if (count < 1 || count > Limits.MaxIdentityCertificates)
            {
                return null;
            }

            int end = 0;
            for (int i = 0; i < count; i++)
            {
                int length = identity.CopyCertificate(i, room, end, room.Length);
                if (length <= 0)
                {
                    return null;
                }

                end += length;
            }

            return Cut(room, end);
        }

        private static byte[] ReadKey(IDeviceIdentity identity, byte[] room)
        {
            int length = identity.CopyPrivateKey(room, 0, room.Length);
            return length > 0 ? Cut(room, length) : null;
        }

        private static byte[] Cut(byte[] room, int end)
        {
            byte[] content = new byte[end];
            Array.Copy(room, 0, content, 0, end);
            return content;
        }
    }
}
