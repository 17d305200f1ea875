// Handles, ranges and arguments: each wrong one has its code, and changes nothing.

#include <limits.h>

#include "pair.h"
#include "tables.h"

namespace {

using namespace sipphone;
using pki::KeyKind;
using pki::Usage;

void wrongHandlesAreRefused()
{
    pair::Pair one;
    pair::open(one, KeyKind::P256);
    uint8_t octets[4] = {0};
    const Bytes buffer = {octets, 4};
    const int32_t handles[] = {0, -1, 1, 7, INT_MIN, INT_MAX, one.client ^ 8, one.client + 8, one.client | 4};
    for (int32_t handle : handles) {
        if (handle == one.client || handle == one.server) {
            continue;
        }
        CHECK_EQUAL(BadHandle, tlsFeed(handle, buffer, 0, 1));
        CHECK_EQUAL(BadHandle, tlsEndInput(handle));
        CHECK_EQUAL(BadHandle, tlsDrain(handle, buffer, 0, 1));
        CHECK_EQUAL(BadHandle, tlsStep(handle));
        CHECK_EQUAL(BadHandle, tlsCopyPeerCertificate(handle, buffer, 0, 1));
        CHECK_EQUAL(BadHandle, tlsVerifyFlags(handle));
        CHECK_EQUAL(BadHandle, tlsErrorCode(handle));
        CHECK_EQUAL(BadHandle, tlsVersion(handle));
        CHECK_EQUAL(BadHandle, tlsAccept(handle));
        CHECK_EQUAL(BadHandle, tlsRead(handle, buffer, 0, 1));
        CHECK_EQUAL(BadHandle, tlsWrite(handle, buffer, 0, 1));
        CHECK_EQUAL(BadHandle, tlsClose(handle));
        CHECK_EQUAL(BadHandle, tlsFree(handle));
    }
}

void freedHandlesAreWrong()
{
    pair::Pair one;
    pair::open(one, KeyKind::P256);
    const int32_t old = one.client;
    CHECK_EQUAL(Ok, tlsFree(old));
    CHECK_EQUAL(BadHandle, tlsFree(old));
    const pki::Identity root = pki::authority(KeyKind::P256, "Root");
    one.client = pair::create(Role::Client, root.certificate, {});
    CHECK(one.client > 0);
    CHECK(one.client != old);
    CHECK_EQUAL(old & 7, one.client & 7);
    CHECK_EQUAL(BadHandle, tlsStep(old));
    CHECK_EQUAL(BadHandle, tlsFree(old));
    CHECK_EQUAL(Working, tlsStep(one.client));
}

void wrongRangesAreRefused()
{
    pair::Pair one;
    pair::open(one, KeyKind::P256);
    one.handshake();
    one.accept();
    uint8_t octets[16] = {0};
    struct Row {
        uint8_t* data;
        int32_t length;
        int32_t offset;
        int32_t end;
    };
    const Row rows[] = {
        {nullptr, 0, 0, 0}, {octets, 16, -1, 0}, {octets, 16, 0, 17}, {octets, 16, 9, 8}, {octets, 16, 16, 17},
        {octets, 16, INT_MAX, INT_MAX}, {octets, 16, INT_MIN, INT_MAX}, {octets, 16, 0, -1}, {octets, 0, 0, 1},
    };
    for (const Row& row : rows) {
        const Bytes buffer = {row.data, row.length};
        CHECK_EQUAL(BadRange, tlsFeed(one.client, buffer, row.offset, row.end));
        CHECK_EQUAL(BadRange, tlsDrain(one.client, buffer, row.offset, row.end));
        CHECK_EQUAL(BadRange, tlsCopyPeerCertificate(one.client, buffer, row.offset, row.end));
        CHECK_EQUAL(BadRange, tlsRead(one.client, buffer, row.offset, row.end));
        CHECK_EQUAL(BadRange, tlsWrite(one.client, buffer, row.offset, row.end));
    }
    CHECK_EQUAL(0, tlsRead(one.client, {octets, 16}, 16, 16));
    CHECK_EQUAL(0, tlsWrite(one.client, {octets, 16}, 0, 0));
    CHECK_EQUAL(1, tlsWrite(one.client, {octets, 16}, 15, 16));
}

void certificatesAreCopiedWithinTheRange()
{
    pair::Pair one;
    pair::open(one, KeyKind::P256);
    pki::Octets buffer(3000, 0xEE);
    CHECK_EQUAL(NotFound, tlsCopyPeerCertificate(one.client, pair::bytes(buffer), 0, 3000));
    one.handshake();
    const pki::Octets expected = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server).certificate;
    const int32_t size = tlsCopyPeerCertificate(one.client, pair::bytes(buffer), 7, 3000);
    // The signature differs from one signing to the next; everything before it does not.
    CHECK(size > 200 && buffer[6] == 0xEE && buffer[7] == 0x30 && buffer[static_cast<size_t>(7 + size)] == 0xEE);
    pki::Octets exact(static_cast<size_t>(size), 0xEE);
    CHECK_EQUAL(size, tlsCopyPeerCertificate(one.client, pair::bytes(exact), 0, size));
    CHECK_EQUAL(TooSmall, tlsCopyPeerCertificate(one.client, pair::bytes(exact), 0, size - 1));
    CHECK_EQUAL(TooSmall, tlsCopyPeerCertificate(one.client, pair::bytes(exact), size, size));
    CHECK(pki::Octets(exact.begin() + 10, exact.begin() + 150) ==
        pki::Octets(expected.begin() + 10, expected.begin() + 150));
    CHECK_EQUAL(NotFound, tlsCopyPeerCertificate(one.server, pair::bytes(buffer), 0, 3000));
}

result_t createWith(void (*change)(TlsOptions&), Role role = Role::Client)
{
    const pki::Identity root = pki::authority(KeyKind::P256, "Root");
    const pki::Identity own = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);
    TlsOptions options = pair::options(role);
    options.anchors = pair::constBytes(root.certificate);
    options.chain = pair::constBytes(own.certificate);
    options.key = pair::constBytes(own.key);
    change(options);
    const result_t result = tlsCreate(options);
    return result > 0 ? tlsFree(result) : result;
}

const uint8_t Junk[] = {0x30, 0x03, 0x02, 0x01, 0x00};
uint8_t longName[254];

void createChecksItsArguments()
{
    for (uint8_t& c : longName) {
        c = 'a';
    }
    typedef TlsOptions& O;
    CHECK_EQUAL(Ok, createWith([](O) {}));
    CHECK_EQUAL(Ok, createWith([](O) {}, Role::Server));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.role = static_cast<Role>(2); }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.role = static_cast<Role>(-1); }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.random = nullptr; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.minimumVersion = 0x0302; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.maximumVersion = 0x0305; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.minimumVersion = Tls13; o.maximumVersion = Tls12; }));
    CHECK_EQUAL(SIPPHONE_TLS13 ? Ok : NotSupported, createWith([](O o) { o.minimumVersion = Tls13; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.authenticationRequired = false; }));
    CHECK_EQUAL(Ok, createWith([](O o) { o.authenticationRequired = false; o.anchors = {}; }, Role::Server));
    CHECK_EQUAL(Ok, createWith([](O o) { o.serverName = {longName, 253}; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.serverName = {longName, 254}; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.serverName = {Junk, 5}; }));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.serverName = {longName, 1}; }, Role::Server));
    CHECK_EQUAL(BadArgument, createWith([](O o) { o.chain = {}; o.key = {}; }, Role::Server));
    CHECK_EQUAL(BadAnchors, createWith([](O o) { o.anchors = {}; }));
    CHECK_EQUAL(BadAnchors, createWith([](O o) { o.anchors = {Junk, 5}; }));
    CHECK_EQUAL(BadAnchors, createWith([](O o) { o.anchors.length -= 1; }));
    CHECK_EQUAL(Ok, createWith([](O o) { o.chain = {}; o.key = {}; }));
    CHECK_EQUAL(BadCertificate, createWith([](O o) { o.chain = {}; }));
    CHECK_EQUAL(BadCertificate, createWith([](O o) { o.chain.length -= 1; }));
    CHECK_EQUAL(BadCertificate, createWith([](O o) { o.chain = {Junk, 5}; }));
    CHECK_EQUAL(BadKey, createWith([](O o) { o.key = {}; }));
    CHECK_EQUAL(BadKey, createWith([](O o) { o.key = {Junk, 5}; }));
    CHECK_EQUAL(BadKey, createWith([](O o) { o.key.length -= 1; }));
}

void aKeyOfAnotherCertificateIsRefused()
{
    const pki::Identity root = pki::authority(KeyKind::P256, "Root");
    const KeyKind kinds[] = {KeyKind::Rsa2048, KeyKind::P256, KeyKind::P384};
    for (KeyKind kind : kinds) {
        pki::Identity own = pki::leaf(kind, KeyKind::P256, Usage::Server);
        own.key = root.key;
        CHECK_EQUAL(BadKey, pair::create(Role::Client, root.certificate, own));
    }
}

void fourEnginesAtOnceAndNoFifth()
{
    pair::Pair one;
    pair::Pair two;
    pair::open(one, KeyKind::P256);
    pair::open(two, KeyKind::P384);
    const pki::Identity root = pki::authority(KeyKind::P256, "Root");
    CHECK_EQUAL(Full, pair::create(Role::Client, root.certificate, {}));
    for (int i = 0; i < 40; ++i) {
        for (pair::Pair* each : {&one, &two}) {
            each->clientStep = tlsStep(each->client);
            each->serverStep = tlsStep(each->server);
            each->toServer.move(each->client, each->server);
            each->toClient.move(each->server, each->client);
        }
    }
    one.handshake();
    two.handshake();
    CHECK_EQUAL(PeerPresented, one.clientStep);
    CHECK_EQUAL(PeerPresented, one.serverStep);
    CHECK_EQUAL(PeerPresented, two.clientStep);
    CHECK_EQUAL(PeerPresented, two.serverStep);
    CHECK_EQUAL(Ok, tlsFree(one.client));
    one.client = pair::create(Role::Client, root.certificate, {});
    CHECK(one.client > 0);
}

}  // namespace

const check::Test HandleTests[] = {
    {"wrong handles are refused", wrongHandlesAreRefused},
    {"freed handles are wrong, and stay so", freedHandlesAreWrong},
    {"wrong ranges are refused", wrongRangesAreRefused},
    {"certificates are copied within the range", certificatesAreCopiedWithinTheRange},
    {"create checks its arguments", createChecksItsArguments},
    {"a key of another certificate is refused", aKeyOfAnotherCertificateIsRefused},
    {"four engines at once, and no fifth", fourEnginesAtOnceAndNoFifth},
    {nullptr, nullptr},
};
