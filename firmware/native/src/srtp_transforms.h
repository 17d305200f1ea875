// The transforms of SRTP, RFC 3711: AES-128 in counter mode (§4.1.1) and HMAC-SHA1 cut to 80 or 32 bits (§4.2.1).
// The packet's fields, the index and the key derivation are the portable code's business.

#ifndef SIPPHONE_SRTP_TRANSFORMS_H
#define SIPPHONE_SRTP_TRANSFORMS_H

#include "tls_engines.h"

namespace sipphone {

/// Encrypts or decrypts [offset, end) in place with the key stream of AES-128 in counter mode.
/// @param key 16 octets.
/// @param iv 16 octets, the last two zero: RFC 3711 §4.1.1 counts blocks there.
/// @return Ok; BadArgument for another length of key or IV, or an IV that does not end in two zeros; BadRange; Failed.
result_t srtpAesCm(Bytes key, Bytes iv, Bytes buffer, int32_t offset, int32_t end);

/// Computes the tag over [offset, end): the authenticated portion with the rollover counter behind it (RFC 3711 §4.2).
/// @param key 20 octets.
/// @param tag Where the tag goes.
/// @param tagOffset Where it starts.
/// @param tagLength 10 for HMAC-SHA1-80, 4 for HMAC-SHA1-32.
/// @return Ok; BadArgument for another length of key or tag; BadRange; Failed.
result_t srtpHmacSha1(
    Bytes key, Bytes buffer, int32_t offset, int32_t end, Bytes tag, int32_t tagOffset, int32_t tagLength);

}  // namespace sipphone

#endif  // SIPPHONE_SRTP_TRANSFORMS_H
