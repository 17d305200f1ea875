// ECDSA P-256 over mbedTLS. Invariant: Ok only when the library has verified the signature with a checked point.

#include "ecdsa_p256.h"

#include <mbedtls/bignum.h>
#include <mbedtls/ecdsa.h>

namespace sipphone {
namespace {

constexpr int32_t CoordinateBytes = 32;
constexpr uint8_t Uncompressed = 0x04;

bool hasLength(Bytes bytes, int32_t length)
{
    return bytes.data != nullptr && bytes.length == length;
}

result_t codeOf(int error, result_t otherwise)
{
    if (error == 0) {
        return Ok;
    }
    return error == MBEDTLS_ERR_ECP_ALLOC_FAILED || error == MBEDTLS_ERR_MPI_ALLOC_FAILED ? OutOfMemory : otherwise;
}

}  // namespace

result_t ecdsaP256Verify(Bytes digest, Bytes signature, Bytes publicKey)
{
    if (!hasLength(digest, CoordinateBytes) || !hasLength(signature, 2 * CoordinateBytes) ||
        !hasLength(publicKey, 1 + 2 * CoordinateBytes) || publicKey.data[0] != Uncompressed) {
        return BadArgument;
    }
    mbedtls_ecp_group group;
    mbedtls_ecp_point point;
    mbedtls_mpi r;
    mbedtls_mpi s;
    mbedtls_ecp_group_init(&group);
    mbedtls_ecp_point_init(&point);
    mbedtls_mpi_init(&r);
    mbedtls_mpi_init(&s);
    const size_t pointBytes = static_cast<size_t>(publicKey.length);

    result_t result = codeOf(mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1), NotSupported);
    if (result == Ok) {
        result = codeOf(mbedtls_ecp_point_read_binary(&group, &point, publicKey.data, pointBytes), BadArgument);
    }
    if (result == Ok) {
        result = codeOf(mbedtls_ecp_check_pubkey(&group, &point), BadArgument);
    }
    if (result == Ok) {
        result = codeOf(mbedtls_mpi_read_binary(&r, signature.data, CoordinateBytes), Failed);
    }
    if (result == Ok) {
        result = codeOf(mbedtls_mpi_read_binary(&s, signature.data + CoordinateBytes, CoordinateBytes), Failed);
    }
    if (result == Ok) {
        result = codeOf(mbedtls_ecdsa_verify(&group, digest.data, CoordinateBytes, &point, &r, &s), BadSignature);
    }
    mbedtls_mpi_free(&s);
    mbedtls_mpi_free(&r);
    mbedtls_ecp_point_free(&point);
    mbedtls_ecp_group_free(&group);
    return result;
}

}  // namespace sipphone
