// The small parts: the ring, the DER splitter, and that a released engine is all zero.

#include <string.h>

#include "certificates.h"
#include "pair.h"
#include "tables.h"

namespace {

using namespace sipphone;

ByteRing ring;
TlsEngine engine;

void ringKeepsOrderAtEveryOffset()
{
    for (size_t start = 0; start < RingBytes; start += 61) {
        memset(&ring, 0, sizeof(ring));
        ring.first = start;
        uint8_t in[RingBytes];
        uint8_t out[RingBytes];
        for (size_t i = 0; i < sizeof(in); ++i) {
            in[i] = static_cast<uint8_t>(i * 7 + start);
        }
        CHECK_EQUAL(RingBytes - 1, ring.put(in, RingBytes - 1));
        CHECK_EQUAL(1, ring.put(in + RingBytes - 1, 2));
        CHECK_EQUAL(0, ring.put(in, 1));
        CHECK_EQUAL(0, ring.room());
        CHECK_EQUAL(5, ring.take(out, 5));
        CHECK_EQUAL(RingBytes - 5, ring.take(out + 5, RingBytes));
        CHECK_EQUAL(0, ring.take(out, 1));
        CHECK(memcmp(in, out, sizeof(in)) == 0);
    }
}

void derLengthsAreExact()
{
    struct Row {
        const char* what;
        uint8_t head[5];
        size_t available;
        size_t expected;
    };
    const Row rows[] = {
        {"nothing", {0x30}, 0, 0},
        {"only a tag", {0x30}, 1, 0},
        {"empty", {0x30, 0x00}, 2, 2},
        {"another tag", {0x31, 0x00}, 2, 0},
        {"127 octets", {0x30, 0x7F}, 129, 129},
        {"127 octets, one short", {0x30, 0x7F}, 128, 0},
        {"indefinite", {0x30, 0x80}, 4000, 0},
        {"128 octets", {0x30, 0x81, 0x80}, 131, 131},
        {"127 octets in two", {0x30, 0x81, 0x7F}, 4000, 0},
        {"256 octets", {0x30, 0x82, 0x01, 0x00}, 260, 260},
        {"256 octets, one short", {0x30, 0x82, 0x01, 0x00}, 259, 0},
        {"255 octets in three", {0x30, 0x82, 0x00, 0xFF}, 4000, 0},
        {"length cut", {0x30, 0x82, 0x01}, 3, 0},
        {"three octets of length", {0x30, 0x83, 0x00, 0x01, 0x00}, 4000, 0},
        {"reserved 0xFF", {0x30, 0xFF}, 4000, 0},
    };
    for (const Row& row : rows) {
        pki::Octets data(row.head, row.head + (row.available < sizeof(row.head) ? row.available : sizeof(row.head)));
        data.resize(row.available);
        if (!CHECK_EQUAL(row.expected, derSequenceLength(data.data(), data.size()))) {
            printf("    row: %s\n", row.what);
        }
    }
}

void certificatesAreConsumedWhole()
{
    const pki::Octets one = pki::authority(pki::KeyKind::P256, "A").certificate;
    pki::Octets two = one;
    const pki::Octets other = pki::authority(pki::KeyKind::P384, "B").certificate;
    two.insert(two.end(), other.begin(), other.end());
    pki::Octets trailing = two;
    trailing.push_back(0);
    struct Row {
        const pki::Octets* data;
        size_t length;
        size_t most;
        size_t expected;
    };
    const Row rows[] = {
        {&one, one.size(), 1, 1},
        {&two, two.size(), 2, 2},
        {&two, two.size(), 1, 0},
        {&two, two.size() - 1, 2, 0},
        {&two, one.size(), 2, 1},
        {&trailing, trailing.size(), 3, 0},
        {&one, 0, 1, 0},
    };
    for (const Row& row : rows) {
        mbedtls_x509_crt list;
        mbedtls_x509_crt_init(&list);
        CHECK_EQUAL(row.expected, parseCertificates(&list, row.data->data(), row.length, row.most));
        mbedtls_x509_crt_free(&list);
    }
}

// Every prefix and every changed octet of a certificate: refused or taken whole, never read outside (the sanitizers
// see).
void certificatesSurviveDamage()
{
    const pki::Octets one = pki::authority(pki::KeyKind::P256, "A").certificate;
    for (size_t length = 0; length < one.size(); ++length) {
        const pki::Octets cut(one.begin(), one.begin() + static_cast<long>(length));
        mbedtls_x509_crt list;
        mbedtls_x509_crt_init(&list);
        CHECK_EQUAL(0, parseCertificates(&list, cut.data(), cut.size(), 1));
        mbedtls_x509_crt_free(&list);
    }
    for (size_t at = 0; at < one.size(); ++at) {
        pki::Octets changed = one;
        changed[at] = static_cast<uint8_t>(changed[at] ^ 0x81);
        mbedtls_x509_crt list;
        mbedtls_x509_crt_init(&list);
        CHECK(parseCertificates(&list, changed.data(), changed.size(), 1) <= 1);
        mbedtls_x509_crt_free(&list);
    }
}

bool isZero(const TlsEngine& which)
{
    const uint8_t* const octets = reinterpret_cast<const uint8_t*>(&which);
    for (size_t i = 0; i < sizeof(which); ++i) {
        if (octets[i] != 0) {
            return false;
        }
    }
    return true;
}

void releaseLeavesNothing()
{
    const pki::Identity root = pki::authority(pki::KeyKind::P256, "Root");
    const pki::Identity own = pki::leaf(pki::KeyKind::P256, pki::KeyKind::P256, pki::Usage::Client);
    TlsOptions options = pair::options(Role::Client);
    options.anchors = pair::constBytes(root.certificate);
    options.chain = pair::constBytes(own.certificate);
    options.key = pair::constBytes(own.key);
    CHECK(isZero(engine));
    CHECK_EQUAL(Ok, engine.create(options));
    for (int i = 0; i < 5; ++i) {
        engine.step();
    }
    uint8_t some[10];
    CHECK_EQUAL(10, engine.drain(some, sizeof(some)));
    CHECK_EQUAL(10, engine.feed(some, sizeof(some)));
    CHECK(!isZero(engine));
    engine.release();
    CHECK(isZero(engine));
    engine.release();
    options.key = {own.key.data(), own.key.size() - 1};
    CHECK_EQUAL(BadKey, engine.create(options));
    CHECK(isZero(engine));
}

void sizesAreKnown()
{
    const size_t size = sizeof(TlsEngine);
    printf("    one engine %zu octets of static memory, %zu in all\n", size, size * MaxEngines);
    CHECK(sizeof(TlsEngine) <= 2 * RingBytes + 4096);
}

}  // namespace

const check::Test PartTests[] = {
    {"the ring keeps order at every offset", ringKeepsOrderAtEveryOffset},
    {"DER lengths are exact", derLengthsAreExact},
    {"certificates are consumed whole", certificatesAreConsumedWhole},
    {"certificates survive damage", certificatesSurviveDamage},
    {"release leaves nothing", releaseLeavesNothing},
    {"sizes are known", sizesAreKnown},
    {nullptr, nullptr},
};
