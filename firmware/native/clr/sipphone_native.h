// The interop assembly SipPhone.Native as the CLR sees it: one static class, SipPhone.Native.Engine, of externs alone.
// Invariant: SIPPHONE_NATIVE_METHODS is in the order of the externs in C#, and its signatures are theirs. The checksum
// that the metadata processor writes into the .pe is made from these very names (tests/glue_tests.cpp computes it).
//
// C# (each [MethodImpl(MethodImplOptions.InternalCall)] public static extern int):
//   TlsCreate(int role, byte[] serverName, byte[] anchors, byte[] chain, byte[] key, int minimumVersion,
//       int maximumVersion, int authenticationRequired)
//   TlsFeed(int handle, byte[] buffer, int offset, int end)
//   TlsEndInput(int handle)
//   TlsDrain(int handle, byte[] buffer, int offset, int end)
//   TlsStep(int handle)
//   TlsCopyPeerCertificate(int handle, byte[] buffer, int offset, int end)
//   TlsVerifyFlags(int handle)
//   TlsErrorCode(int handle)
//   TlsVersion(int handle)
//   TlsAccept(int handle)
//   TlsRead(int handle, byte[] buffer, int offset, int end)
//   TlsWrite(int handle, byte[] buffer, int offset, int end)
//   TlsClose(int handle)
//   TlsFree(int handle)
//   SrtpAesCm(byte[] key, byte[] iv, byte[] buffer, int offset, int end)
//   SrtpHmacSha1(byte[] key, byte[] buffer, int offset, int end, byte[] tag, int tagOffset, int tagLength)
//   EcdsaP256Verify(byte[] digest, byte[] signature, byte[] publicKey)
// with [assembly: AssemblyNativeVersion("100.0.0.0")].

#ifndef SIPPHONE_NATIVE_H
#define SIPPHONE_NATIVE_H

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

// Name and signature of each method, as the metadata processor spells them.
#define SIPPHONE_NATIVE_METHODS(METHOD)                                                          \
    METHOD(TlsCreate___STATIC__I4__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__I4__I4__I4) \
    METHOD(TlsFeed___STATIC__I4__I4__SZARRAY_U1__I4__I4)                                         \
    METHOD(TlsEndInput___STATIC__I4__I4)                                                         \
    METHOD(TlsDrain___STATIC__I4__I4__SZARRAY_U1__I4__I4)                                        \
    METHOD(TlsStep___STATIC__I4__I4)                                                             \
    METHOD(TlsCopyPeerCertificate___STATIC__I4__I4__SZARRAY_U1__I4__I4)                          \
    METHOD(TlsVerifyFlags___STATIC__I4__I4)                                                      \
    METHOD(TlsErrorCode___STATIC__I4__I4)                                                        \
    METHOD(TlsVersion___STATIC__I4__I4)                                                          \
    METHOD(TlsAccept___STATIC__I4__I4)                                                           \
    METHOD(TlsRead___STATIC__I4__I4__SZARRAY_U1__I4__I4)                                         \
    METHOD(TlsWrite___STATIC__I4__I4__SZARRAY_U1__I4__I4)                                        \
    METHOD(TlsClose___STATIC__I4__I4)                                                            \
    METHOD(TlsFree___STATIC__I4__I4)                                                             \
    METHOD(SrtpAesCm___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__I4__I4)                   \
    METHOD(SrtpHmacSha1___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4)        \
    METHOD(EcdsaP256Verify___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1)

/// The methods of SipPhone.Native.Engine. Each answers an int: what the call of src/ of the same name answers.
struct Library_SipPhone_Native_SipPhone_Native_Engine {
#define SIPPHONE_DECLARE(name) NANOCLR_NATIVE_DECLARE(name);
    SIPPHONE_NATIVE_METHODS(SIPPHONE_DECLARE)
#undef SIPPHONE_DECLARE
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_SipPhone_Native;

#endif  // SIPPHONE_NATIVE_H
