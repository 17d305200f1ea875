using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SipPhone.EngineOnPc
{
    // The functions of firmware/native/host/library.cpp.

    /// <summary>The native engine's C functions.</summary>
    internal static class NativeCalls
    {
        private const string Library = "sipphone_native";

        static NativeCalls()
        {
            NativeLibrary.SetDllImportResolver(typeof(NativeCalls).Assembly, Resolve);
        }

        [DllImport(Library)]
        internal static extern int SipPhoneNewestTlsVersion();

        [DllImport(Library)]
        internal static extern int TlsCreate(
            int role, Bytes serverName, Bytes anchors, Bytes chain, Bytes key, int minimum, int maximum, int required);

        [DllImport(Library)]
        internal static extern int TlsFeed(int handle, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int TlsEndInput(int handle);

        [DllImport(Library)]
        internal static extern int TlsDrain(int handle, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int TlsStep(int handle);

        [DllImport(Library)]
        internal static extern int TlsCopyPeerCertificate(int handle, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int TlsVerifyFlags(int handle);

        [DllImport(Library)]
        internal static extern int TlsErrorCode(int handle);

        [DllImport(Library)]
        internal static extern int TlsVersion(int handle);

        [DllImport(Library)]
        internal static extern int TlsAccept(int handle);

        [DllImport(Library)]
        internal static extern int TlsRead(int handle, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int TlsWrite(int handle, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int TlsClose(int handle);

        [DllImport(Library)]
        internal static extern int TlsFree(int handle);

        [DllImport(Library)]
        internal static extern int SrtpAesCm(Bytes key, Bytes iv, Bytes buffer, int offset, int end);

        [DllImport(Library)]
        internal static extern int SrtpHmacSha1(
            Bytes key, Bytes buffer, int offset, int end, Bytes tag, int tagOffset, int tagLength);

        [DllImport(Library)]
        internal static extern int EcdsaP256Verify(Bytes digest, Bytes signature, Bytes publicKey);

        private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
        {
            if (name != Library)
            {
                return 0;
            }

            return EngineLibrary.Path is string path
                ? NativeLibrary.Load(path)
                : throw new DllNotFoundException(EngineLibrary.Problem);
        }
    }
}
