// The native calls as plain C functions, for the PC's tests of the managed half: one for each method of
// clr/sipphone_native.h, by its name, with an array as its address and its length. It takes the place of the CLR and of
// the glue in clr/; what is behind is the same. Invariant: nothing is decided here.

#include <stdio.h>

#include "ecdsa_p256.h"
#include "srtp_transforms.h"
#include "tls_engines.h"

namespace {

using namespace sipphone;

int fillRandom(void* context, unsigned char* output, size_t length)
{
    static_cast<void>(context);
    FILE* const source = fopen("/dev/urandom", "rb");
    if (source == nullptr) {
        return -1;
    }
    const size_t got = fread(output, 1, length, source);
    fclose(source);
    return got == length ? 0 : -1;
}

ConstBytes constant(Bytes bytes)
{
    return {bytes.data, static_cast<size_t>(bytes.length)};
}

}  // namespace

extern "C" {

int32_t TlsCreate(int32_t role, Bytes serverName, Bytes anchors, Bytes chain, Bytes key, int32_t minimumVersion,
    int32_t maximumVersion, int32_t authenticationRequired);
int32_t TlsFeed(int32_t handle, Bytes buffer, int32_t offset, int32_t end);
int32_t TlsEndInput(int32_t handle);
int32_t TlsDrain(int32_t handle, Bytes buffer, int32_t offset, int32_t end);
int32_t TlsStep(int32_t handle);
int32_t TlsCopyPeerCertificate(int32_t handle, Bytes buffer, int32_t offset, int32_t end);
int32_t TlsVerifyFlags(int32_t handle);
int32_t TlsErrorCode(int32_t handle);
int32_t TlsVersion(int32_t handle);
int32_t TlsAccept(int32_t handle);
int32_t TlsRead(int32_t handle, Bytes buffer, int32_t offset, int32_t end);
int32_t TlsWrite(int32_t handle, Bytes buffer, int32_t offset, int32_t end);
int32_t TlsClose(int32_t handle);
int32_t TlsFree(int32_t handle);
int32_t SrtpAesCm(Bytes key, Bytes iv, Bytes buffer, int32_t offset, int32_t end);
int32_t SrtpHmacSha1(
    Bytes key, Bytes buffer, int32_t offset, int32_t end, Bytes tag, int32_t tagOffset, int32_t tagLength);
int32_t EcdsaP256Verify(Bytes digest, Bytes signature, Bytes publicKey);

/// What the build can at most: 0x0303 or 0x0304.
int32_t SipPhoneNewestTlsVersion();

int32_t SipPhoneNewestTlsVersion()
{
    return SIPPHONE_TLS13 ? Tls13 : Tls12;
}

int32_t TlsCreate(int32_t role, Bytes serverName, Bytes anchors, Bytes chain, Bytes key, int32_t minimumVersion,
    int32_t maximumVersion, int32_t authenticationRequired)
{
    TlsOptions options = {};
    options.role = static_cast<Role>(role);
    options.serverName = constant(serverName);
    options.anchors = constant(anchors);
    options.chain = constant(chain);
    options.key = constant(key);
    options.minimumVersion = minimumVersion;
    options.maximumVersion = maximumVersion;
    options.authenticationRequired = authenticationRequired != 0;
    options.random = fillRandom;
    return tlsCreate(options);
}

int32_t TlsFeed(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    return tlsFeed(handle, buffer, offset, end);
}

int32_t TlsEndInput(int32_t handle)
{
    return tlsEndInput(handle);
}

int32_t TlsDrain(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    return tlsDrain(handle, buffer, offset, end);
}

int32_t TlsStep(int32_t handle)
{
    return tlsStep(handle);
}

int32_t TlsCopyPeerCertificate(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    return tlsCopyPeerCertificate(handle, buffer, offset, end);
}

int32_t TlsVerifyFlags(int32_t handle)
{
    return tlsVerifyFlags(handle);
}

int32_t TlsErrorCode(int32_t handle)
{
    return tlsErrorCode(handle);
}

int32_t TlsVersion(int32_t handle)
{
    return tlsVersion(handle);
}

int32_t TlsAccept(int32_t handle)
{
    return tlsAccept(handle);
}

int32_t TlsRead(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    return tlsRead(handle, buffer, offset, end);
}

int32_t TlsWrite(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    return tlsWrite(handle, buffer, offset, end);
}

int32_t TlsClose(int32_t handle)
{
    return tlsClose(handle);
}

int32_t TlsFree(int32_t handle)
{
    return tlsFree(handle);
}

int32_t SrtpAesCm(Bytes key, Bytes iv, Bytes buffer, int32_t offset, int32_t end)
{
    return srtpAesCm(key, iv, buffer, offset, end);
}

int32_t SrtpHmacSha1(
    Bytes key, Bytes buffer, int32_t offset, int32_t end, Bytes tag, int32_t tagOffset, int32_t tagLength)
{
    return srtpHmacSha1(key, buffer, offset, end, tag, tagOffset, tagLength);
}

int32_t EcdsaP256Verify(Bytes digest, Bytes signature, Bytes publicKey)
{
    return ecdsaP256Verify(digest, signature, publicKey);
}

}  // extern "C"
