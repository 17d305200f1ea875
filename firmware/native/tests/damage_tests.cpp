// A hostile wire: cut anywhere, changed anywhere, or not TLS at all. Never a crash, and never PeerPresented but with
// the true leaf and a clean verification.

#include <string.h>

#include "pair.h"
#include "tables.h"

namespace {

using namespace sipphone;
using pki::KeyKind;
using pki::Usage;

struct Scene {
    pki::Identity root = pki::authority(KeyKind::P256, "Root");
    pki::Identity server = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);

    void open(pair::Pair& each, int32_t version) const
    {
        each.client = pair::create(Role::Client, root.certificate, {}, "sip.example.com", Tls12, version);
        each.server = pair::create(Role::Server, {}, server, "", Tls12, version, false);
    }
};

// Octets of the server until the client has presented it, and where each record starts.
size_t record(const Scene& scene, int32_t version, pki::Octets& flight)
{
    pair::Pair each;
    scene.open(each, version);
    each.handshake();
    CHECK_EQUAL(PeerPresented, each.clientStep);
    flight = each.toClient.stream;
    return flight.size();
}

void expectTrueOrNothing(const Scene& scene, const pair::Pair& each)
{
    if (each.clientStep == PeerPresented) {
        pki::Octets leaf(scene.server.certificate.size());
        const int32_t size = static_cast<int32_t>(leaf.size());
        CHECK_EQUAL(size, tlsCopyPeerCertificate(each.client, pair::bytes(leaf), 0, size));
        CHECK(leaf == scene.server.certificate);
        CHECK_EQUAL(0, tlsVerifyFlags(each.client));
    }
}

bool isRecordVersion(const pki::Octets& flight, size_t at)
{
    for (size_t start = 0; start + 5 <= flight.size();) {
        if (at == start + 1 || at == start + 2) {
            return true;
        }
        start += 5u + (static_cast<size_t>(flight[start + 3]) << 8 | flight[start + 4]);
    }
    return false;
}

void everyOctetOfTheServerChanged()
{
    const Scene scene;
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pki::Octets flight;
        const size_t size = record(scene, version, flight);
        size_t tolerated = 0;
        for (size_t at = 0; at < size; at += damageStride) {
            pair::Pair each;
            scene.open(each, version);
            each.toClient.damageAt = at;
            each.toClient.damage = at % 2 == 0 ? 0x01 : 0x80;
            each.handshake();
            expectTrueOrNothing(scene, each);
            if (each.clientStep == PeerPresented && at < each.toClient.stream.size()) {
                ++tolerated;
                // RFC 8446 §5.1: a record's legacy version is to be ignored; nothing else may be.
                if (!CHECK(isRecordVersion(each.toClient.stream, at))) {
                    printf("    octet %zu of %zu, version %04x\n", at, size, static_cast<unsigned>(version));
                }
            }
        }
        printf("    %zu octets, version %04x: %zu changes tolerated\n", size, static_cast<unsigned>(version),
            tolerated);
    }
}

void everyOctetOfTheClientChanged()
{
    const Scene scene;
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        for (size_t at = 0;; at += damageStride) {
            pair::Pair each;
            scene.open(each, version);
            each.toServer.damageAt = at;
            each.toServer.damage = at % 2 == 0 ? 0x01 : 0x80;
            each.handshake();
            expectTrueOrNothing(scene, each);
            if (at >= each.toServer.stream.size()) {
                break;
            }
            CHECK(each.clientStep != Working && each.serverStep != Working);
        }
    }
}

void everyCut()
{
    const Scene scene;
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pki::Octets flight;
        const size_t size = record(scene, version, flight);
        size_t boundary = 0;
        for (size_t at = 0; at + 1 < size; ++at) {
            // Each record's start, first octet and end; else every so often.
            const bool isBoundary = at == boundary;
            if (isBoundary) {
                boundary += 5u + (static_cast<size_t>(flight[at + 3]) << 8 | flight[at + 4]);
            }
            if (!isBoundary && at + 1 != boundary && at % (37 * damageStride) != 0) {
                continue;
            }
            pair::Pair each;
            scene.open(each, version);
            each.toClient.cutAt = at;
            each.handshake();
            CHECK(each.clientStep != Working && each.clientStep != WantInput);
            expectTrueOrNothing(scene, each);
            if (each.toClient.stream.size() > at + 80) {
                CHECK_EQUAL(StepFailed, each.clientStep);
                CHECK(tlsErrorCode(each.client) > 0);
            }
        }
    }
}

void whatIsNotTls()
{
    const Scene scene;
    pki::Octets noise(RingBytes * 3);
    pki::random(nullptr, noise.data(), noise.size());
    const char* const http = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    const pki::Octets rows[] = {
        pki::Octets(1000, 0x00), pki::Octets(1000, 0xFF), pki::Octets(1000, 0x16), noise,
        pki::Octets(http, http + strlen(http)),
        {0x16, 0x03, 0x03, 0xFF, 0xFF, 0x02}, {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28},
        {0x16, 0x03, 0x03, 0x00, 0x00}, {0x17, 0x03, 0x03, 0x00, 0x01, 0x00}, {0x14, 0x03, 0x03, 0x00, 0x01, 0x01},
    };
    for (const pki::Octets& row : rows) {
        for (int side = 0; side < 2; ++side) {
            pair::Pair each;
            scene.open(each, pair::Newest);
            const int32_t handle = side == 0 ? each.client : each.server;
            pki::Octets octets = row;
            int32_t at = 0;
            result_t step = Working;
            for (int i = 0; i < 200 && step != StepFailed; ++i) {
                uint8_t sink[512];
                step = tlsStep(handle);
                tlsDrain(handle, {sink, sizeof(sink)}, 0, sizeof(sink));
                const result_t taken = tlsFeed(handle, pair::bytes(octets), at, static_cast<int32_t>(octets.size()));
                at += taken > 0 ? taken : 0;
                if (at == static_cast<int32_t>(octets.size())) {
                    CHECK_EQUAL(Ok, tlsEndInput(handle));
                }
            }
            CHECK_EQUAL(StepFailed, step);
            CHECK(tlsErrorCode(handle) > 0);
        }
    }
}

void changedApplicationDataIsNotDelivered()
{
    const Scene scene;
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        for (size_t at = 5; at < 40; at += damageStride) {
            pair::Pair each;
            scene.open(each, version);
            each.handshake();
            each.accept();
            uint8_t text[10] = "secret   ";
            each.toClient.damageAt = each.toClient.stream.size() + at;
            CHECK_EQUAL(10, tlsWrite(each.server, {text, 10}, 0, 10));
            each.settle();
            uint8_t got[10] = {0};
            if (at < each.toClient.stream.size() - (each.toClient.damageAt - at)) {
                CHECK_EQUAL(Failed, tlsRead(each.client, {got, 10}, 0, 10));
                CHECK(got[0] == 0);
            }
        }
    }
}

}  // namespace

const check::Test DamageTests[] = {
    {"every octet of the server's flights changed", everyOctetOfTheServerChanged},
    {"every octet of the client's flights changed", everyOctetOfTheClientChanged},
    {"the server's flights cut at each record, and between", everyCut},
    {"what is not TLS", whatIsNotTls},
    {"changed application data is not delivered", changedApplicationDataIsNotDelivered},
    {nullptr, nullptr},
};
