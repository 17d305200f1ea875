// Handshakes between a client and a server of this engine: who is let through, and who is not.

#include <string.h>

#include "pair.h"
#include "tables.h"

namespace {

using namespace sipphone;
using pki::Identity;
using pki::KeyKind;
using pki::Usage;

const KeyKind Kinds[] = {KeyKind::Rsa2048, KeyKind::P256, KeyKind::P384};

void expectPresented(pair::Pair& each, int32_t version)
{
    CHECK_EQUAL(PeerPresented, each.clientStep);
    CHECK_EQUAL(PeerPresented, each.serverStep);
    CHECK_EQUAL(0, tlsVerifyFlags(each.client));
    CHECK_EQUAL(0, tlsVerifyFlags(each.server));
    CHECK_EQUAL(0, tlsErrorCode(each.client));
    CHECK_EQUAL(version, tlsVersion(each.client));
    CHECK_EQUAL(version, tlsVersion(each.server));
    CHECK_EQUAL(Ok, tlsAccept(each.client));
    CHECK_EQUAL(Ok, tlsAccept(each.server));
    CHECK_EQUAL(Done, tlsStep(each.client));
    CHECK_EQUAL(Done, tlsStep(each.server));
}

void everyKeyKindAndVersion()
{
    for (KeyKind kind : Kinds) {
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            pair::Pair each;
            pair::open(each, kind, version);
            each.handshake();
            expectPresented(each, version);
        }
    }
}

void everyKeyKindMutually()
{
    for (KeyKind kind : Kinds) {
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            const Identity root = pki::authority(KeyKind::P256, "Root");
            const Identity server = pki::leaf(KeyKind::P384, KeyKind::P256, Usage::Server);
            const Identity client = pki::leaf(kind, KeyKind::P256, Usage::Client);
            pair::Pair each;
            each.client = pair::create(Role::Client, root.certificate, client, "sip.example.com", Tls12, version);
            each.server = pair::create(Role::Server, root.certificate, server, "", Tls12, version);
            each.handshake();
            expectPresented(each, version);
            pki::Octets seen(client.certificate.size());
            const int32_t size = static_cast<int32_t>(seen.size());
            CHECK_EQUAL(size, tlsCopyPeerCertificate(each.server, pair::bytes(seen), 0, size));
            CHECK(seen == client.certificate);
        }
    }
}

void smallestPieces()
{
    const size_t sizes[] = {1, 7};
    for (size_t size : sizes) {
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            pair::Pair each;
            pair::open(each, KeyKind::P256, version);
            each.toServer.feedBytes = each.toServer.drainBytes = size;
            each.toClient.feedBytes = each.toClient.drainBytes = size;
            each.handshake();
            expectPresented(each, version);
        }
    }
}

// A certificate larger than a ring: the server has to wait for room in the middle of its flight.
void flightsLargerThanTheRing()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        Identity server = pki::leaf(KeyKind::Rsa2048, KeyKind::Rsa2048, Usage::Server);
        const Identity root = pki::authority(KeyKind::Rsa2048, "Root");
        for (int i = 0; i < 2; ++i) {
            server.certificate.insert(server.certificate.end(), root.certificate.begin(), root.certificate.end());
        }
        pair::Pair each;
        each.client = pair::create(Role::Client, root.certificate, {}, "", Tls12, version);
        each.server = pair::create(Role::Server, {}, server, "", Tls12, version, false);
        bool waited = false;
        for (int i = 0; i < 30; ++i) {
            tlsStep(each.client);
            waited = tlsStep(each.server) == WantOutput || waited;
            each.toServer.move(each.client, each.server);
        }
        CHECK(waited);
        each.handshake();
        expectPresented(each, version);
    }
}

struct Refusal {
    const char* what;
    Identity server;
    pki::Octets anchors;
    uint32_t flags;
};

Identity serverWith(Usage usage, const char* notBefore, const char* notAfter)
{
    return pki::make({KeyKind::P256, "sip.example.com", "Root", KeyKind::P256, usage, notBefore, notAfter, false});
}

// A server of mbedTLS does not show a certificate of the wrong usage: that row is among the interop tests.
void wrongServersAreRefused()
{
    const Identity root = pki::authority(KeyKind::P256, "Root");
    const Identity stranger = pki::authority(KeyKind::P384, "Root");
    const Identity good = serverWith(Usage::Server, "20200101000000", "20991231235959");
    const Refusal rows[] = {
        {"another anchor of the same name", good, stranger.certificate, MBEDTLS_X509_BADCERT_NOT_TRUSTED},
        {"expired", serverWith(Usage::Server, "20190101000000", "20200101000000"), root.certificate,
            MBEDTLS_X509_BADCERT_EXPIRED},
        {"not yet valid", serverWith(Usage::Server, "20980101000000", "20991231235959"), root.certificate,
            MBEDTLS_X509_BADCERT_FUTURE},
        {"expired, under another anchor", serverWith(Usage::None, "20190101000000", "20200101000000"),
            stranger.certificate, MBEDTLS_X509_BADCERT_EXPIRED | MBEDTLS_X509_BADCERT_NOT_TRUSTED},
    };
    // The name must change nothing: with none, with the right one, and with a wrong one whose flag is cleared.
    const char* const names[] = {"", "sip.example.com", "other.example.org"};
    for (const Refusal& row : rows) {
        for (const char* name : names) {
            for (int32_t version = Tls12; version <= pair::Newest; ++version) {
                pair::Pair each;
                each.client = pair::create(Role::Client, row.anchors, {}, name, Tls12, version);
                each.server = pair::create(Role::Server, {}, row.server, "", Tls12, version, false);
                each.handshake();
                CHECK_EQUAL(StepFailed, each.clientStep);
                CHECK(each.serverStep == StepFailed || each.serverStep == PeerPresented);
                if (!CHECK_EQUAL(row.flags, tlsVerifyFlags(each.client))) {
                    printf("    row: %s, name '%s', version %04x\n", row.what, name, static_cast<unsigned>(version));
                }
                CHECK(tlsErrorCode(each.client) > 0);
                uint8_t octets[4] = {0};
                CHECK_EQUAL(BadState, tlsAccept(each.client));
                CHECK_EQUAL(Failed, tlsWrite(each.client, {octets, 4}, 0, 4));
                CHECK_EQUAL(Failed, tlsRead(each.client, {octets, 4}, 0, 4));
                CHECK_EQUAL(NotFound, tlsCopyPeerCertificate(each.client, {octets, 4}, 0, 4));
                CHECK_EQUAL(Failed, tlsClose(each.client));
                CHECK_EQUAL(0, tlsVersion(each.client));
            }
        }
    }
}

void aWrongNameAloneIsLeftToTheCaller()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        const Identity root = pki::authority(KeyKind::P256, "Root");
        const Identity server = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);
        pair::Pair each;
        each.client = pair::create(Role::Client, root.certificate, {}, "other.example.org", Tls12, version);
        each.server = pair::create(Role::Server, {}, server, "", Tls12, version, false);
        each.handshake();
        expectPresented(each, version);
    }
}

void wrongClientsAreRefused()
{
    const Identity root = pki::authority(KeyKind::P256, "Root");
    const Identity server = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);
    const Identity none;
    const Identity rows[] = {
        none,
        pki::leaf(KeyKind::P256, KeyKind::P384, Usage::Client),
        pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server),
        serverWith(Usage::Client, "20190101000000", "20200101000000"),
    };
    const uint32_t flags[] = {
        MBEDTLS_X509_BADCERT_MISSING,
        MBEDTLS_X509_BADCERT_NOT_TRUSTED,
        MBEDTLS_X509_BADCERT_EXT_KEY_USAGE,
        MBEDTLS_X509_BADCERT_EXPIRED,
    };
    for (size_t i = 0; i < 4; ++i) {
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            pair::Pair each;
            each.client = pair::create(Role::Client, root.certificate, rows[i], "", Tls12, version);
            each.server = pair::create(Role::Server, root.certificate, server, "", Tls12, version);
            each.handshake();
            CHECK_EQUAL(StepFailed, each.serverStep);
            CHECK(tlsErrorCode(each.server) > 0);
            if (!CHECK_EQUAL(flags[i], tlsVerifyFlags(each.server))) {
                printf("    row %zu, version %04x\n", i, static_cast<unsigned>(version));
            }
            // In TLS 1.3 the client's handshake is over before the server has looked; the alert comes when it reads.
            uint8_t octet = 0;
            if (each.clientStep == PeerPresented) {
                CHECK_EQUAL(Ok, tlsAccept(each.client));
                CHECK_EQUAL(Failed, tlsRead(each.client, {&octet, 1}, 0, 1));
            } else {
                // mbedTLS 2.28 sends no alert where a certificate is missing: then the end of the transport tells.
                tlsEndInput(each.client);
                CHECK_EQUAL(StepFailed, tlsStep(each.client));
            }
        }
    }
}

void versionsThatDoNotMeet()
{
    if (!SIPPHONE_TLS13) {
        return;
    }
    const Identity root = pki::authority(KeyKind::P256, "Root");
    const Identity server = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);
    for (int i = 0; i < 2; ++i) {
        pair::Pair each;
        each.client =
            pair::create(Role::Client, root.certificate, {}, "", i == 0 ? Tls13 : Tls12, i == 0 ? Tls13 : Tls12);
        each.server =
            pair::create(Role::Server, {}, server, "", i == 0 ? Tls12 : Tls13, i == 0 ? Tls12 : Tls13, false);
        each.handshake();
        CHECK_EQUAL(StepFailed, each.clientStep);
        CHECK_EQUAL(StepFailed, each.serverStep);
    }
}

int brokenRandom(void*, unsigned char*, size_t) { return -1; }

void aBrokenRandomSourceFails()
{
    const Identity root = pki::authority(KeyKind::P256, "Root");
    TlsOptions options = pair::options(Role::Client);
    options.anchors = pair::constBytes(root.certificate);
    options.random = brokenRandom;
    const int32_t handle = tlsCreate(options);
    CHECK(handle > 0);
    result_t step = tlsStep(handle);
    for (int i = 0; i < 5 && step == Working; ++i) {
        step = tlsStep(handle);
    }
    CHECK_EQUAL(StepFailed, step);
    CHECK_EQUAL(Ok, tlsFree(handle));
}

}  // namespace

const check::Test HandshakeTests[] = {
    {"every key kind and version", everyKeyKindAndVersion},
    {"every key kind, mutually", everyKeyKindMutually},
    {"one octet at a time, and seven", smallestPieces},
    {"flights larger than the ring", flightsLargerThanTheRing},
    {"wrong servers are refused, whatever the name", wrongServersAreRefused},
    {"a wrong name alone is left to the caller", aWrongNameAloneIsLeftToTheCaller},
    {"wrong clients are refused", wrongClientsAreRefused},
    {"versions that do not meet", versionsThatDoNotMeet},
    {"a broken random source fails", aBrokenRandomSourceFails},
    {nullptr, nullptr},
};
