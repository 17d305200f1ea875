// The engine behind tls_engine.h, where its table of states stands. Invariant: State is set in create, finish, fail,
// accept and close only, and mbedTLS is called in no state but Handshaking, Presented and Open.

#include "tls_engine.h"

#include <string.h>

#include "certificates.h"

namespace sipphone {
namespace {

// RFC 9325 §4.2: forward secrecy and AEAD only. What a build lacks is passed over by mbedTLS.
const int CipherSuites[] = {
#if SIPPHONE_TLS13
    MBEDTLS_TLS1_3_AES_128_GCM_SHA256,
    MBEDTLS_TLS1_3_AES_256_GCM_SHA384,
    MBEDTLS_TLS1_3_CHACHA20_POLY1305_SHA256,
#endif
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    0,
};

// What mbedTLS says of the verification before there was one.
constexpr uint32_t NoVerifyResult = 0xFFFFFFFF;

bool isServerName(ConstBytes name)
{
    if (name.length > MaxServerNameBytes) {
        return false;
    }
    for (size_t i = 0; i < name.length; ++i) {
        const uint8_t c = name.data[i];
        const uint8_t folded = c | 0x20;
        const bool isLetter = folded >= 'a' && folded <= 'z';
        const bool isDigit = c >= '0' && c <= '9';
        if (!isLetter && !isDigit && c != '-' && c != '_' && c != '.') {
            return false;
        }
    }
    return true;
}

bool areArgumentsRight(const TlsOptions& options)
{
    const bool isClient = options.role == Role::Client;
    const bool isServer = options.role == Role::Server;
    const bool hasChain = options.chain.length != 0;
    return (isClient || isServer) && options.random != nullptr && isServerName(options.serverName) &&
        (options.minimumVersion == Tls12 || options.minimumVersion == Tls13) &&
        (options.maximumVersion == Tls12 || options.maximumVersion == Tls13) &&
        options.minimumVersion <= options.maximumVersion &&
        // The chain of a server is never taken on trust, and a server always shows one.
        (isServer || options.authenticationRequired) && (isClient || (hasChain && options.serverName.length == 0));
}

}  // namespace

result_t TlsEngine::create(const TlsOptions& options)
{
    if (!areArgumentsRight(options)) {
        return BadArgument;
    }
    if (options.minimumVersion == Tls13 && !SIPPHONE_TLS13) {
        return NotSupported;
    }
    if (!port::start()) {
        return OutOfMemory;
    }
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&config);
    mbedtls_x509_crt_init(&anchors);
    mbedtls_x509_crt_init(&chain);
    mbedtls_pk_init(&key);
    state = State::Handshaking;
    authenticates = options.authenticationRequired;
    const result_t result = configure(options);
    if (result != Ok) {
        release();
    }
    return result;
}

result_t TlsEngine::configure(const TlsOptions& options)
{
    const int endpoint = options.role == Role::Client ? MBEDTLS_SSL_IS_CLIENT : MBEDTLS_SSL_IS_SERVER;
    if (mbedtls_ssl_config_defaults(&config, endpoint, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT) != 0) {
        return OutOfMemory;
    }
    mbedtls_ssl_conf_rng(&config, options.random, options.randomContext);
    mbedtls_ssl_conf_ciphersuites(&config, CipherSuites);
    port::setVersions(&config, options.minimumVersion, SIPPHONE_TLS13 ? options.maximumVersion : Tls12);
    port::setSignatureAlgorithms(&config);
    port::forbidResumption(&config);
#if defined(MBEDTLS_SSL_RENEGOTIATION)
    mbedtls_ssl_conf_renegotiation(&config, MBEDTLS_SSL_RENEGOTIATION_DISABLED);
#endif
    mbedtls_ssl_conf_authmode(&config, authenticates ? MBEDTLS_SSL_VERIFY_REQUIRED : MBEDTLS_SSL_VERIFY_NONE);
    mbedtls_ssl_conf_verify(&config, onVerify, this);
    if (authenticates) {
        if (parseCertificates(&anchors, options.anchors.data, options.anchors.length, MaxAnchors) == 0) {
            return BadAnchors;
        }
        mbedtls_ssl_conf_ca_chain(&config, &anchors, nullptr);
    }
    const result_t identity = loadIdentity(options);
    if (identity != Ok) {
        return identity;
    }
    if (mbedtls_ssl_setup(&ssl, &config) != 0) {
        return OutOfMemory;
    }
    char name[MaxServerNameBytes + 1] = {0};
    if (options.serverName.length != 0) {
        memcpy(name, options.serverName.data, options.serverName.length);
    }
    // 3.6 wants to be told also that there is no name.
    if (mbedtls_ssl_set_hostname(&ssl, options.serverName.length == 0 ? nullptr : name) != 0) {
        return OutOfMemory;
    }
    mbedtls_ssl_set_bio(&ssl, this, onSend, onReceive, nullptr);
    return Ok;
}

result_t TlsEngine::loadIdentity(const TlsOptions& options)
{
    if (options.chain.length == 0) {
        return options.key.length == 0 ? Ok : BadCertificate;
    }
    if (parseCertificates(&chain, options.chain.data, options.chain.length, MaxOwnCertificates) == 0) {
        return BadCertificate;
    }
    // A key in PEM would be parsed too, and need a NUL that a range has not.
    if (options.key.length > MaxKeyBytes ||
        derSequenceLength(options.key.data, options.key.length) != options.key.length ||
        options.key.length == 0) {
        return BadKey;
    }
    if (port::parseKey(&key, options.key.data, options.key.length, options.random, options.randomContext) != 0 ||
        port::checkPair(&chain, &key, options.random, options.randomContext) != 0) {
        return BadKey;
    }
    return mbedtls_ssl_conf_own_cert(&config, &chain, &key) == 0 ? Ok : OutOfMemory;
}

result_t TlsEngine::feed(const uint8_t* data, size_t length)
{
    if (state == State::Broken) {
        return Failed;
    }
    if (inputEnded) {
        return Closed;
    }
    return static_cast<result_t>(input.put(data, length));
}

result_t TlsEngine::endInput()
{
    inputEnded = true;
    return Ok;
}

result_t TlsEngine::drain(uint8_t* data, size_t length)
{
    const size_t given = output.take(data, length);
    if (given != 0 && outputHeld && (state == State::Presented || state == State::Open)) {
        flushHeld();
    }
    return static_cast<result_t>(given);
}

result_t TlsEngine::step()
{
    switch (state) {
        case State::Presented:
            return PeerPresented;
        case State::Open:
            return Done;
        case State::Handshaking:
            break;
        case State::Unused:
        case State::Broken:
        case State::Ended:
            return StepFailed;
    }
    const int result = mbedtls_ssl_handshake_step(&ssl);
    if (result == MBEDTLS_ERR_SSL_WANT_READ) {
        return WantInput;
    }
    if (result == MBEDTLS_ERR_SSL_WANT_WRITE) {
        return WantOutput;
    }
    if (result != 0 && !port::isTicket(result)) {
        fail(result);
        return StepFailed;
    }
    return port::isOver(&ssl) ? finish() : static_cast<result_t>(Working);
}

result_t TlsEngine::finish()
{
    // mbedTLS has required the chain already; this stands here so that no setting of it can take that away unseen.
    if (authenticates) {
        flags |= mbedtls_ssl_get_verify_result(&ssl);
        if (flags != 0 || leaf == nullptr) {
            fail(MBEDTLS_ERR_X509_CERT_VERIFY_FAILED);
            return StepFailed;
        }
    }
    state = State::Presented;
    return PeerPresented;
}

result_t TlsEngine::fail(int code)
{
    const uint32_t found = mbedtls_ssl_get_verify_result(&ssl);
    if (found != NoVerifyResult) {
        flags |= found;
    }
    error = code;
    state = State::Broken;
    return Failed;
}

result_t TlsEngine::accept()
{
    if (state != State::Presented) {
        return BadState;
    }
    state = State::Open;
    return Ok;
}

result_t TlsEngine::read(uint8_t* data, size_t length)
{
    if (state == State::Broken) {
        return Failed;
    }
    if (closeReceived || state == State::Ended) {
        return Closed;
    }
    if (state != State::Open) {
        return BadState;
    }
    // While mbedTLS still holds output it could not take another alert; and it must not be asked for zero octets.
    if (length == 0 || (outputHeld && !flushHeld())) {
        return state == State::Broken ? Failed : 0;
    }
    int result = MBEDTLS_ERR_SSL_WANT_READ;
    for (int i = 0; i <= MaxTicketsPerRead; ++i) {
        result = mbedtls_ssl_read(&ssl, data, length);
        if (!port::isTicket(result)) {
            break;
        }
    }
    if (result > 0) {
        return result;
    }
    if (result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE || port::isTicket(result)) {
        return 0;
    }
    if (result == 0 || result == MBEDTLS_ERR_SSL_CONN_EOF) {
        // The transport ended without close_notify, RFC 8446 §6.1: what came may have been cut.
        error = MBEDTLS_ERR_SSL_CONN_EOF;
        closeReceived = true;
        return Closed;
    }
    if (result == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) {
        closeReceived = true;
        return Closed;
    }
    return fail(result);
}

result_t TlsEngine::write(const uint8_t* data, size_t length)
{
    if (state == State::Broken) {
        return Failed;
    }
    if (closeSent || state == State::Ended) {
        return Closed;
    }
    if (state != State::Open) {
        return BadState;
    }
    if (length == 0 || (outputHeld && !flushHeld()) || output.room() <= MaxRecordOverheadBytes) {
        return state == State::Broken ? Failed : 0;
    }
    // A record that fits is written whole, so that mbedTLS never has to be offered the same octets twice.
    const size_t room = output.room() - MaxRecordOverheadBytes;
    const int result = mbedtls_ssl_write(&ssl, data, length < room ? length : room);
    return result >= 0 ? result : fail(result);
}

result_t TlsEngine::close()
{
    if (state == State::Broken) {
        return Failed;
    }
    if (closeSent || state == State::Ended) {
        return Ok;
    }
    if (state == State::Handshaking) {
        state = State::Ended;
        return Ok;
    }
    if ((outputHeld && !flushHeld()) || output.room() < MaxRecordOverheadBytes) {
        return state == State::Broken ? static_cast<result_t>(Failed) : static_cast<result_t>(WantOutput);
    }
    const int result = mbedtls_ssl_close_notify(&ssl);
    if (result != 0) {
        return fail(result);
    }
    closeSent = true;
    if (state == State::Presented) {
        state = State::Ended;
    }
    return Ok;
}

result_t TlsEngine::copyPeerCertificate(uint8_t* data, size_t length) const
{
    if (leaf == nullptr || (state != State::Presented && state != State::Open)) {
        return NotFound;
    }
    if (leafBytes > length) {
        return TooSmall;
    }
    memcpy(data, leaf, leafBytes);
    return static_cast<result_t>(leafBytes);
}

result_t TlsEngine::agreedVersion() const
{
    return state == State::Presented || state == State::Open ? port::version(&ssl) : 0;
}

void TlsEngine::release()
{
    if (state != State::Unused) {
        mbedtls_ssl_free(&ssl);
        mbedtls_ssl_config_free(&config);
        mbedtls_x509_crt_free(&anchors);
        mbedtls_x509_crt_free(&chain);
        mbedtls_pk_free(&key);
        mbedtls_free(leaf);
    }
    mbedtls_platform_zeroize(this, sizeof(*this));
}

// Pushes out what mbedTLS holds because the ring was full. While it holds something, and only then, a write of zero
// octets does just that, in both generations of the library.
bool TlsEngine::flushHeld()
{
    const unsigned char nothing = 0;
    const int result = mbedtls_ssl_write(&ssl, &nothing, 0);
    if (result < 0 && result != MBEDTLS_ERR_SSL_WANT_WRITE) {
        fail(result);
    }
    return result >= 0;
}

int TlsEngine::onSend(void* context, const unsigned char* data, size_t length)
{
    TlsEngine* const engine = static_cast<TlsEngine*>(context);
    const size_t taken = engine->output.put(data, length);
    engine->outputHeld = taken < length;
    return taken == 0 ? MBEDTLS_ERR_SSL_WANT_WRITE : static_cast<int>(taken);
}

int TlsEngine::onReceive(void* context, unsigned char* data, size_t length)
{
    TlsEngine* const engine = static_cast<TlsEngine*>(context);
    const size_t given = engine->input.take(data, length);
    if (given == 0) {
        return engine->inputEnded ? 0 : MBEDTLS_ERR_SSL_WANT_READ;
    }
    return static_cast<int>(given);
}

int TlsEngine::onVerify(void* context, mbedtls_x509_crt* certificate, int depth, uint32_t* flags)
{
    TlsEngine* const engine = static_cast<TlsEngine*>(context);
    if (depth == 0) {
        // The name is ours to judge, by RFC 5922. This flag alone is cleared, and on the leaf alone.
        *flags &= ~static_cast<uint32_t>(MBEDTLS_X509_BADCERT_CN_MISMATCH);
        const size_t size = certificate->raw.len;
        // mbedTLS 2.28 verifies an empty chain as a certificate of no octets.
        if (engine->leaf != nullptr || size == 0 || size > MaxCertificateBytes) {
            return MBEDTLS_ERR_X509_FATAL_ERROR;
        }
        engine->leaf = static_cast<uint8_t*>(mbedtls_calloc(1, size));
        if (engine->leaf == nullptr) {
            return MBEDTLS_ERR_X509_ALLOC_FAILED;
        }
        memcpy(engine->leaf, certificate->raw.p, size);
        engine->leafBytes = size;
    }
    engine->flags |= *flags;
    return 0;
}

}  // namespace sipphone
