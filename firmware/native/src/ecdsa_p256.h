// Verification of ECDSA over P-256, FIPS 186-5 §6.4.2.

#ifndef SIPPHONE_ECDSA_P256_H
#define SIPPHONE_ECDSA_P256_H

#include "tls_engines.h"

namespace sipphone {

/// Verifies a signature over a SHA-256 digest.
/// @param digest 32 octets.
/// @param signature 64 octets: r and s, each 32 in network order.
/// @param publicKey 65 octets: 04, x, y (SEC 1 §2.3.3, uncompressed).
/// @return Ok; BadSignature; BadArgument for another length, or a point that is not on the curve; OutOfMemory.
result_t ecdsaP256Verify(Bytes digest, Bytes signature, Bytes publicKey);

}  // namespace sipphone

#endif  // SIPPHONE_ECDSA_P256_H
