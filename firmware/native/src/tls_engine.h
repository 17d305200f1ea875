// One TLS connection without I/O, RFC 5246 and RFC 8446 through mbedTLS: octets in, octets out, one step at a time.
// Invariant: PeerPresented is reached only with a verified chain, and no application octet leaves before accept.
//
// state         | step finds                    -> state         | accept | read, write      | close
// Handshaking   | more to do: Working, Want...  -> Handshaking   | no     | BadState         | Ended, silently
//               | over, chain verified          -> Presented     |        |                  |
//               | anything wrong                -> Broken        |        |                  |
// Presented     | PeerPresented                 -> Presented     | Open   | BadState         | Ended, close_notify
// Open          | Done                          -> Open          | BadState | count, 0, Closed | close_notify, once
//               |                                                |        | error -> Broken  |
// Broken        | StepFailed                    -> Broken        | BadState | Failed         | Failed
// Ended         | StepFailed                    -> Ended         | BadState | Closed         | Ok
//
// Half-close: in Open each direction ends by itself. After close the peer's octets can still be read; after the peer's
// close_notify we can still write.

#ifndef SIPPHONE_TLS_ENGINE_H
#define SIPPHONE_TLS_ENGINE_H

#include "byte_ring.h"
#include "mbedtls_port.h"
#include "result.h"

namespace sipphone {

/// A caller's octets; data may be null when length is 0.
struct ConstBytes {
    const uint8_t* data;
    size_t length;
};

/// Which end of the connection we are.
enum class Role : int32_t { Client = 0, Server = 1 };

/// What an engine is made from. Everything is copied; the buffers are the caller's again when create returns.
struct TlsOptions {
    Role role;
    ConstBytes serverName;        ///< SNI (RFC 6066 §3): letters, digits, '-', '_', '.'; empty for none. Client only.
    ConstBytes anchors;           ///< Trust anchors in DER, end to end; needed where a peer must authenticate.
    ConstBytes chain;             ///< Our own certificates in DER, leaf first; a server must have one.
    ConstBytes key;               ///< The leaf's private key in DER (PKCS #8, PKCS #1 or SEC 1); with chain only.
    int32_t minimumVersion;       ///< Tls12 or Tls13.
    int32_t maximumVersion;       ///< Tls12 or Tls13; lowered to Tls12 where the build has no TLS 1.3.
    bool authenticationRequired;  ///< Always true for a client. A server asks for no certificate without it.
    RandomSource random;          ///< Never null.
    void* randomContext;
};

/// One engine. Plain data: all of it is zero between release and create.
struct TlsEngine {
    enum class State : uint8_t { Unused = 0, Handshaking, Presented, Open, Broken, Ended };

    mbedtls_ssl_context ssl;
    mbedtls_ssl_config config;
    mbedtls_x509_crt anchors;
    mbedtls_x509_crt chain;
    mbedtls_pk_context key;
    ByteRing input;
    ByteRing output;
    uint8_t* leaf;
    size_t leafBytes;
    uint32_t flags;
    int error;
    State state;
    bool authenticates;
    bool inputEnded;
    bool outputHeld;
    bool closeSent;
    bool closeReceived;

    /// Makes an engine of zeroed memory.
    /// @return Ok; BadArgument, BadAnchors, BadCertificate, BadKey, NotSupported or OutOfMemory: all is zero again.
    result_t create(const TlsOptions& options);

    /// Takes octets from the wire.
    /// @return Octets taken, 0 when the ring is full; Failed; Closed after endInput.
    result_t feed(const uint8_t* data, size_t length);

    /// The transport has ended: after what was fed there is no more.
    /// @return Ok.
    result_t endInput();

    /// Gives octets for the wire; in every state, for an alert may wait.
    /// @return Octets given; 0 for none.
    result_t drain(uint8_t* data, size_t length);

    /// Does one piece of the handshake: at most one message of a flight and the public-key operations it needs.
    /// @return A Step.
    result_t step();

    /// Lets application data through.
    /// @return Ok; BadState unless PeerPresented.
    result_t accept();

    /// Takes decrypted octets.
    /// @return Octets given; 0 for not now; Closed when the peer has ended (error tells close_notify, which is none,
    /// from truncation); Failed; BadState before accept.
    result_t read(uint8_t* data, size_t length);

    /// Encrypts octets into the output ring. What is taken is taken: nothing has to be offered again.
    /// @return Octets taken, which may be fewer; 0 for not now (drain first); Closed after close; Failed; BadState
    /// before accept.
    result_t write(const uint8_t* data, size_t length);

    /// Ends our direction, with close_notify once the handshake was over.
    /// @return Ok; WantOutput when the ring has no room for it: drain, then call again; Failed.
    result_t close();

    /// Copies the peer's leaf certificate in DER.
    /// @return Its length; TooSmall; NotFound before Presented and where the peer showed none.
    result_t copyPeerCertificate(uint8_t* data, size_t length) const;

    /// Wipes and releases everything.
    void release();

    /// @return Tls12 or Tls13 from Presented on, else 0.
    result_t agreedVersion() const;

private:
    result_t configure(const TlsOptions& options);
    result_t loadIdentity(const TlsOptions& options);
    result_t fail(int code);
    result_t finish();
    bool flushHeld();

    static int onSend(void* context, const unsigned char* data, size_t length);
    static int onReceive(void* context, unsigned char* data, size_t length);
    static int onVerify(void* context, mbedtls_x509_crt* certificate, int depth, uint32_t* flags);
};

}  // namespace sipphone

#endif  // SIPPHONE_TLS_ENGINE_H
