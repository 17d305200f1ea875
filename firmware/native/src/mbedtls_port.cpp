// mbedTLS 2.28 and 3.6 behind one set of calls. Invariant: no other source of the engine asks for the version.

#include "mbedtls_port.h"

#include <string.h>

#if defined(MBEDTLS_USE_PSA_CRYPTO) || SIPPHONE_TLS13
#include <psa/crypto.h>
#endif

namespace sipphone {
namespace port {

bool start()
{
#if defined(MBEDTLS_USE_PSA_CRYPTO) || SIPPHONE_TLS13
    return psa_crypto_init() == PSA_SUCCESS;
#else
    return true;
#endif
}

void setVersions(mbedtls_ssl_config* config, int minimum, int maximum)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    mbedtls_ssl_conf_min_tls_version(config, static_cast<mbedtls_ssl_protocol_version>(minimum));
    mbedtls_ssl_conf_max_tls_version(config, static_cast<mbedtls_ssl_protocol_version>(maximum));
#else
    mbedtls_ssl_conf_min_version(config, minimum >> 8, minimum & 0xFF);
    mbedtls_ssl_conf_max_version(config, maximum >> 8, maximum & 0xFF);
#endif
}

void forbidResumption(mbedtls_ssl_config* config)
{
#if defined(MBEDTLS_SSL_SESSION_TICKETS) && defined(MBEDTLS_SSL_CLI_C)
    mbedtls_ssl_conf_session_tickets(config, MBEDTLS_SSL_SESSION_TICKETS_DISABLED);
#endif
#if SIPPHONE_TLS13
    mbedtls_ssl_conf_tls13_key_exchange_modes(config, MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL);
#endif
#if !defined(MBEDTLS_SSL_SESSION_TICKETS) && !SIPPHONE_TLS13
    static_cast<void>(config);
#endif
}

#if SIPPHONE_TLS13
namespace {

// RFC 8446 §4.2.3. mbedTLS 3.6.6 offers PSS for TLS 1.3 and then refuses it under TLS 1.2; most peers of TLS 1.2 only
// take the first of our list that they can. TLS 1.3 itself passes PKCS #1 over. What a build lacks is passed over too.
const uint16_t SignatureAlgorithms[] = {
    MBEDTLS_TLS1_3_SIG_ECDSA_SECP256R1_SHA256,
    MBEDTLS_TLS1_3_SIG_ECDSA_SECP384R1_SHA384,
    MBEDTLS_TLS1_3_SIG_ECDSA_SECP521R1_SHA512,
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA256,
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA384,
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA512,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA256,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA384,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA512,
    MBEDTLS_TLS1_3_SIG_NONE,
};

}  // namespace
#endif

void setSignatureAlgorithms(mbedtls_ssl_config* config)
{
#if SIPPHONE_TLS13
    mbedtls_ssl_conf_sig_algs(config, SignatureAlgorithms);
#else
    static_cast<void>(config);
#endif
}

bool isOver(const mbedtls_ssl_context* ssl)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    // The library takes a pointer that is not const, and does not write through it.
    return mbedtls_ssl_is_handshake_over(const_cast<mbedtls_ssl_context*>(ssl)) != 0;
#else
    return ssl->state == MBEDTLS_SSL_HANDSHAKE_OVER;
#endif
}

int version(const mbedtls_ssl_context* ssl)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    return static_cast<int>(mbedtls_ssl_get_version_number(ssl));
#else
    return strcmp(mbedtls_ssl_get_version(ssl), "TLSv1.2") == 0 ? Tls12 : 0;
#endif
}

bool isTicket(int error)
{
#if defined(MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET)
    return error == MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET;
#else
    static_cast<void>(error);
    return false;
#endif
}

int parseKey(mbedtls_pk_context* key, const uint8_t* der, size_t length, RandomSource random, void* context)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    return mbedtls_pk_parse_key(key, der, length, nullptr, 0, random, context);
#else
    static_cast<void>(random);
    static_cast<void>(context);
    return mbedtls_pk_parse_key(key, der, length, nullptr, 0);
#endif
}

int checkPair(const mbedtls_x509_crt* leaf, const mbedtls_pk_context* key, RandomSource random, void* context)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    return mbedtls_pk_check_pair(&leaf->pk, key, random, context);
#else
    static_cast<void>(random);
    static_cast<void>(context);
    return mbedtls_pk_check_pair(&leaf->pk, key);
#endif
}

}  // namespace port
}  // namespace sipphone
