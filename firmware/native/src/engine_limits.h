// Every size of the native engine, each with its reason. Overridable ones may be set from the compiler's command line.

#ifndef SIPPHONE_ENGINE_LIMITS_H
#define SIPPHONE_ENGINE_LIMITS_H

#include <stddef.h>

#ifndef SIPPHONE_TLS_ENGINES
#define SIPPHONE_TLS_ENGINES 4
#endif

#ifndef SIPPHONE_TLS_RING_BYTES
#define SIPPHONE_TLS_RING_BYTES 2048
#endif

namespace sipphone {

/// Engines at once: the registrar, one more while moving to another server, a call's own connection, a reserve.
constexpr size_t MaxEngines = SIPPHONE_TLS_ENGINES;

/// Octets of each of an engine's two rings. Records may be longer: mbedTLS gathers them in buffers of its own.
constexpr size_t RingBytes = SIPPHONE_TLS_RING_BYTES;

/// What a record adds to its payload, at most, with the AEAD suites that are offered: header 5, explicit nonce 8,
/// tag 16, inner type 1 and TLS 1.3 padding to 16; rounded up.
constexpr size_t MaxRecordOverheadBytes = 64;

/// Longest server name in octets, RFC 1035 §2.3.4 without the final dot.
constexpr size_t MaxServerNameBytes = 253;

/// Largest certificate in octets, a peer's or one of ours; the certificate walk of the portable code takes as much.
constexpr size_t MaxCertificateBytes = 16 * 1024;

/// Most trust anchors; the portable settings hold no more.
constexpr size_t MaxAnchors = 16;

/// Most certificates of our own chain: the leaf and two between it and a root.
constexpr size_t MaxOwnCertificates = 3;

/// Largest private key in octets of DER: RSA 4096 in PKCS #8 has about 2,380.
constexpr size_t MaxKeyBytes = 4 * 1024;

/// Post-handshake messages (session tickets) passed over in one call of Read, so that a call stays bounded.
constexpr int MaxTicketsPerRead = 4;

static_assert(MaxEngines >= 1 && MaxEngines <= 8, "a handle has three bits for the engine's place");
static_assert(RingBytes >= 512 && (RingBytes & (RingBytes - 1)) == 0, "a ring is a power of two and holds an alert");

}  // namespace sipphone

#endif  // SIPPHONE_ENGINE_LIMITS_H
