// The one place that knows where mbedTLS 2.28 and 3.6 differ. 3.6 is what the device has, 2.28 what Debian 12 has;
// nothing else of the engine asks for the version.

#ifndef SIPPHONE_MBEDTLS_PORT_H
#define SIPPHONE_MBEDTLS_PORT_H

#include "mbedtls_config.h"

#include <mbedtls/version.h>

#include <mbedtls/ecp.h>
#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/platform.h>
#include <mbedtls/platform_util.h>
#include <mbedtls/ssl.h>
#include <mbedtls/ssl_ciphersuites.h>
#include <mbedtls/x509_crt.h>

#include <stddef.h>
#include <stdint.h>

#if MBEDTLS_VERSION_NUMBER < 0x021C0000 || \
    (MBEDTLS_VERSION_NUMBER >= 0x03000000 && MBEDTLS_VERSION_NUMBER < 0x03060000) || \
    MBEDTLS_VERSION_NUMBER >= 0x04000000
#error "the engine knows mbedTLS 2.28 and 3.6"
#endif
#if !defined(MBEDTLS_HAVE_TIME_DATE)
#error "without a wall clock expired certificates would pass"
#endif
#if !defined(MBEDTLS_SSL_SERVER_NAME_INDICATION) || !defined(MBEDTLS_SSL_PROTO_TLS1_2)
#error "TLS 1.2 and SNI are required"
#endif

#if MBEDTLS_VERSION_NUMBER >= 0x03000000 && defined(MBEDTLS_SSL_PROTO_TLS1_3)
#define SIPPHONE_TLS13 1
#else
#define SIPPHONE_TLS13 0
#endif

namespace sipphone {

/// TLS versions as they stand on the wire, RFC 8446 §4.2.1.
constexpr int Tls12 = 0x0303;
constexpr int Tls13 = 0x0304;

/// Fills a buffer with unpredictable octets.
/// @return 0, or a negative number when it could not: the handshake then fails.
typedef int (*RandomSource)(void* context, unsigned char* output, size_t length);

namespace port {

/// Prepares the library. Idempotent.
/// @return Whether it can be used.
bool start();

/// Sets the range of versions; both are known to be supported by this build.
void setVersions(mbedtls_ssl_config* config, int minimum, int maximum);

/// Forbids resumption in each of its forms: every connection shows a certificate.
void forbidResumption(mbedtls_ssl_config* config);

/// Orders the signature algorithms that are offered: for a peer of TLS 1.2 only, RSA with PKCS #1 comes before PSS.
void setSignatureAlgorithms(mbedtls_ssl_config* config);

/// @return Whether the handshake is over.
bool isOver(const mbedtls_ssl_context* ssl);

/// @return Tls12, Tls13, or 0 before it was agreed.
int version(const mbedtls_ssl_context* ssl);

/// @return Whether a read ended only because a session ticket was handled.
bool isTicket(int error);

/// Parses a private key in DER.
/// @return 0 or an mbedTLS error.
int parseKey(mbedtls_pk_context* key, const uint8_t* der, size_t length, RandomSource random, void* context);

/// @return 0 when the private key is that of the certificate, else an mbedTLS error.
int checkPair(const mbedtls_x509_crt* leaf, const mbedtls_pk_context* key, RandomSource random, void* context);

}  // namespace port
}  // namespace sipphone

#endif  // SIPPHONE_MBEDTLS_PORT_H
