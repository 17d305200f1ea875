// Two engines back to back, and the wire between them: cut, chopped, delayed and damaged as a test wants it.

#ifndef SIPPHONE_TESTS_PAIR_H
#define SIPPHONE_TESTS_PAIR_H

#include "pki.h"

namespace pair {

constexpr size_t Nowhere = static_cast<size_t>(-1);

/// One direction of the wire.
struct Wire {
    size_t drainBytes = 512;      ///< Most octets drained at once.
    size_t feedBytes = 512;       ///< Most octets fed at once.
    size_t damageAt = Nowhere;    ///< Which octet of the stream is changed.
    uint8_t damage = 0x01;        ///< What it is changed by.
    size_t cutAt = Nowhere;       ///< After how many octets the transport ends.
    pki::Octets stream;           ///< All that was drained.
    size_t fed = 0;               ///< How much of it was fed.
    bool ended = false;

    /// Moves octets from one engine to the other.
    /// @return Whether any moved.
    bool move(int32_t from, int32_t to);
};

/// A client, a server, and the wire.
struct Pair {
    int32_t client = 0;
    int32_t server = 0;
    Wire toServer;
    Wire toClient;
    sipphone::result_t clientStep = 0;
    sipphone::result_t serverStep = 0;

    Pair() = default;
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;
    ~Pair();

    /// Steps both and moves what can be moved, until nothing changes any more.
    void handshake();

    /// Moves octets both ways until nothing moves any more.
    void settle();

    /// Accepts on both sides.
    void accept();
};

/// Options with the tests' random source, both versions and the peer's authentication required.
sipphone::TlsOptions options(sipphone::Role role);

/// Makes an engine.
int32_t create(sipphone::Role role, const pki::Octets& anchors, const pki::Identity& own, const char* serverName = "",
    int32_t minimum = sipphone::Tls12, int32_t maximum = sipphone::Tls13, bool authenticationRequired = true);

/// A pair with an ordinary server of a key kind, and a client that has no certificate.
void open(Pair& pair, pki::KeyKind kind, int32_t maximum = sipphone::Tls13);

/// Views of octets as the calls take them.
sipphone::Bytes bytes(pki::Octets& octets);
sipphone::ConstBytes constBytes(const pki::Octets& octets);

/// The highest version of this build.
constexpr int32_t Newest = SIPPHONE_TLS13 ? sipphone::Tls13 : sipphone::Tls12;

}  // namespace pair

#endif  // SIPPHONE_TESTS_PAIR_H
