// SRTP's transforms over mbedTLS. Invariant: key schedules and whole digests are wiped before a call returns.

#include "srtp_transforms.h"

#include <mbedtls/aes.h>

#include <string.h>

namespace sipphone {
namespace {

constexpr int32_t AesBytes = 16;
constexpr int32_t AuthenticationKeyBytes = 20;
constexpr int32_t Sha1Bytes = 20;
constexpr int32_t LongTagBytes = 10;
constexpr int32_t ShortTagBytes = 4;

}  // namespace

result_t srtpAesCm(Bytes key, Bytes iv, Bytes buffer, int32_t offset, int32_t end)
{
    if (key.data == nullptr || key.length != AesBytes || iv.data == nullptr || iv.length != AesBytes ||
        iv.data[AesBytes - 2] != 0 || iv.data[AesBytes - 1] != 0) {
        return BadArgument;
    }
    if (!isRange(buffer, offset, end)) {
        return BadRange;
    }
    // RFC 3711 §4.1.1: at most 2^16 blocks are made from one IV.
    if (end - offset > AesBytes * 0x10000) {
        return BadRange;
    }
    uint8_t counter[AesBytes];
    uint8_t stream[AesBytes];
    size_t used = 0;
    uint8_t* const octets = buffer.data + offset;
    memcpy(counter, iv.data, sizeof(counter));
    mbedtls_aes_context aes;
    mbedtls_aes_init(&aes);
    int error = mbedtls_aes_setkey_enc(&aes, key.data, AesBytes * 8);
    if (error == 0) {
        error = mbedtls_aes_crypt_ctr(&aes, static_cast<size_t>(end - offset), &used, counter, stream, octets, octets);
    }
    mbedtls_aes_free(&aes);
    mbedtls_platform_zeroize(stream, sizeof(stream));
    return error == 0 ? Ok : Failed;
}

result_t srtpHmacSha1(
    Bytes key, Bytes buffer, int32_t offset, int32_t end, Bytes tag, int32_t tagOffset, int32_t tagLength)
{
    if (key.data == nullptr || key.length != AuthenticationKeyBytes ||
        (tagLength != LongTagBytes && tagLength != ShortTagBytes)) {
        return BadArgument;
    }
    if (!isRange(buffer, offset, end) || tag.data == nullptr || tagOffset < 0 || tagOffset > tag.length ||
        tagLength > tag.length - tagOffset) {
        return BadRange;
    }
    uint8_t digest[Sha1Bytes];
    const int error = mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA1), key.data, AuthenticationKeyBytes,
        buffer.data + offset, static_cast<size_t>(end - offset), digest);
    if (error == 0) {
        memcpy(tag.data + tagOffset, digest, static_cast<size_t>(tagLength));
    }
    mbedtls_platform_zeroize(digest, sizeof(digest));
    return error == 0 ? Ok : Failed;
}

}  // namespace sipphone
