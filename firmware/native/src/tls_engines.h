// The table of engines, and the calls that the interop glue is a thin layer on. Each handle, range and length is
// checked here; what is wrong is answered by a code of result.h. Invariant: a handle is right only from its create to
// its free; the engine's place is used again under another handle.
//
// Not for several threads: the CLR runs every managed thread in one native task, and no call here blocks.

#ifndef SIPPHONE_TLS_ENGINES_H
#define SIPPHONE_TLS_ENGINES_H

#include "tls_engine.h"

namespace sipphone {

/// A managed array: data is null, and length 0, where the caller passed null.
struct Bytes {
    uint8_t* data;
    int32_t length;
};

/// Makes an engine.
/// @return Its handle, above zero; Full; or what TlsEngine::create answers.
result_t tlsCreate(const TlsOptions& options);

/// Takes octets [offset, end) from the wire.
/// @return Octets taken, 0 when the ring is full; Failed; Closed after tlsEndInput; BadHandle; BadRange.
result_t tlsFeed(int32_t handle, Bytes buffer, int32_t offset, int32_t end);

/// The transport has ended.
/// @return Ok; BadHandle.
result_t tlsEndInput(int32_t handle);

/// Gives octets for the wire into [offset, end).
/// @return Octets given, 0 for none; BadHandle; BadRange.
result_t tlsDrain(int32_t handle, Bytes buffer, int32_t offset, int32_t end);

/// Does one bounded piece of the handshake.
/// @return A Step; BadHandle.
result_t tlsStep(int32_t handle);

/// Copies the peer's leaf certificate in DER into [offset, end), from PeerPresented on.
/// @return Its length; TooSmall; NotFound; BadHandle; BadRange.
result_t tlsCopyPeerCertificate(int32_t handle, Bytes buffer, int32_t offset, int32_t end);

/// What the verification found wrong: MBEDTLS_X509_BADCERT_... and BADCRL_... flags, the name mismatch never among
/// them.
/// @return The flags, 0 for none; BadHandle.
result_t tlsVerifyFlags(int32_t handle);

/// Why the connection failed or was cut: mbedTLS's error with its sign turned, 0x2700 for -0x2700.
/// @return The number, 0 for none (and after close_notify); BadHandle.
result_t tlsErrorCode(int32_t handle);

/// The version that was agreed.
/// @return 0x0303 or 0x0304 from PeerPresented on, else 0; BadHandle.
result_t tlsVersion(int32_t handle);

/// The caller knows the peer: application data may flow.
/// @return Ok; BadState unless PeerPresented; BadHandle.
result_t tlsAccept(int32_t handle);

/// Takes decrypted octets into [offset, end).
/// @return Octets given; 0 for not now; Closed; Failed; BadState before tlsAccept; BadHandle; BadRange.
result_t tlsRead(int32_t handle, Bytes buffer, int32_t offset, int32_t end);

/// Encrypts octets [offset, end).
/// @return Octets taken, which may be fewer; 0 for not now; Closed; Failed; BadState before tlsAccept; BadHandle;
/// BadRange.
result_t tlsWrite(int32_t handle, Bytes buffer, int32_t offset, int32_t end);

/// Ends our direction with close_notify; before PeerPresented without.
/// @return Ok; WantOutput: drain, then call again; Failed; BadHandle.
result_t tlsClose(int32_t handle);

/// Wipes and releases the engine. Its handle is wrong from then on.
/// @return Ok; BadHandle.
result_t tlsFree(int32_t handle);

/// Whether [offset, end) lies within the buffer.
inline bool isRange(Bytes buffer, int32_t offset, int32_t end)
{
    return buffer.data != nullptr && offset >= 0 && end >= offset && end <= buffer.length;
}

}  // namespace sipphone

#endif  // SIPPHONE_TLS_ENGINES_H
