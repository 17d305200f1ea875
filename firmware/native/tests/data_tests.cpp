// After the handshake: accept, data under back-pressure, half-close and the several ends of a connection.

#include <string.h>

#include "pair.h"
#include "tables.h"

namespace {

using namespace sipphone;
using pki::KeyKind;

uint8_t text[] = "INVITE";
constexpr int32_t TextBytes = 6;

void nothingBeforeAccept()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pair::Pair each;
        pair::open(each, KeyKind::P256, version);
        uint8_t got[16];
        CHECK_EQUAL(BadState, tlsAccept(each.client));
        CHECK_EQUAL(BadState, tlsWrite(each.client, {text, TextBytes}, 0, TextBytes));
        CHECK_EQUAL(BadState, tlsRead(each.client, {got, 16}, 0, 16));
        each.handshake();
        CHECK_EQUAL(BadState, tlsWrite(each.client, {text, TextBytes}, 0, TextBytes));
        CHECK_EQUAL(BadState, tlsRead(each.client, {got, 16}, 0, 16));
        CHECK_EQUAL(0, tlsDrain(each.client, {got, 16}, 0, 16));
        // What the other side sent early waits.
        CHECK_EQUAL(Ok, tlsAccept(each.server));
        CHECK_EQUAL(TextBytes, tlsWrite(each.server, {text, TextBytes}, 0, TextBytes));
        each.settle();
        CHECK_EQUAL(BadState, tlsRead(each.client, {got, 16}, 0, 16));
        CHECK_EQUAL(Ok, tlsAccept(each.client));
        CHECK_EQUAL(BadState, tlsAccept(each.client));
        CHECK_EQUAL(2, tlsRead(each.client, {got, 16}, 0, 2));
        CHECK_EQUAL(TextBytes - 2, tlsRead(each.client, {got, 16}, 2, 16));
        CHECK(memcmp(got, text, TextBytes) == 0);
        CHECK_EQUAL(0, tlsRead(each.client, {got, 16}, 0, 16));
    }
}

void carry(pair::Pair& each, int32_t from, int32_t to, size_t size, int32_t most)
{
    pki::Octets sent(size);
    pki::Octets got(size + 1);
    pki::random(nullptr, sent.data(), size);
    int32_t out = 0;
    int32_t in = 0;
    bool waited = false;
    const int32_t end = static_cast<int32_t>(size);
    for (int idle = 0; in < end && idle < 2000; ++idle) {
        for (result_t wrote = 1; wrote > 0 && out < end; out += wrote) {
            const int32_t chunk = end - out < most ? end - out : most;
            wrote = tlsWrite(from, pair::bytes(sent), out, out + chunk);
            waited = waited || wrote == 0;
            if (!CHECK(wrote >= 0 && wrote <= chunk)) {
                return;
            }
        }
        const result_t read = tlsRead(to, pair::bytes(got), in, end + 1);
        if (!CHECK(read >= 0)) {
            return;
        }
        in += read;
        each.toServer.move(each.client, each.server);
        each.toClient.move(each.server, each.client);
        idle = read > 0 ? 0 : idle;
    }
    CHECK_EQUAL(size, in);
    got.resize(size);
    CHECK(got == sent);
    CHECK(waited);
}

void dataUnderBackPressure()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pair::Pair each;
        pair::open(each, KeyKind::P256, version);
        each.handshake();
        each.accept();
        const size_t drains[] = {3, 64, 512};
        for (size_t drain : drains) {
            each.toServer.drainBytes = each.toClient.drainBytes = drain;
            each.toServer.feedBytes = each.toClient.feedBytes = drain;
            carry(each, each.client, each.server, 6000, 5000);
            carry(each, each.server, each.client, 6000, 5000);
        }
    }
}

void halfCloseOfEitherSide()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        for (int side = 0; side < 2; ++side) {
            pair::Pair each;
            pair::open(each, KeyKind::P256, version);
            each.handshake();
            each.accept();
            const int32_t first = side == 0 ? each.client : each.server;
            const int32_t second = side == 0 ? each.server : each.client;
            uint8_t got[16];
            CHECK_EQUAL(TextBytes, tlsWrite(first, {text, TextBytes}, 0, TextBytes));
            CHECK_EQUAL(Ok, tlsClose(first));
            CHECK_EQUAL(Ok, tlsClose(first));
            CHECK_EQUAL(Closed, tlsWrite(first, {text, TextBytes}, 0, TextBytes));
            each.settle();
            CHECK_EQUAL(TextBytes, tlsRead(second, {got, 16}, 0, 16));
            CHECK_EQUAL(Closed, tlsRead(second, {got, 16}, 0, 16));
            CHECK_EQUAL(Closed, tlsRead(second, {got, 16}, 0, 16));
            CHECK_EQUAL(0, tlsErrorCode(second));
            CHECK_EQUAL(Done, tlsStep(second));
            // The other direction is open still.
            CHECK_EQUAL(TextBytes, tlsWrite(second, {text, TextBytes}, 0, TextBytes));
            each.settle();
            CHECK_EQUAL(TextBytes, tlsRead(first, {got, 16}, 0, 16));
            CHECK_EQUAL(0, tlsRead(first, {got, 16}, 0, 16));
            CHECK_EQUAL(Ok, tlsClose(second));
            each.settle();
            CHECK_EQUAL(Closed, tlsRead(first, {got, 16}, 0, 16));
            CHECK_EQUAL(0, tlsErrorCode(first));
        }
    }
}

void anEndWithoutCloseNotifyIsTold()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pair::Pair each;
        pair::open(each, KeyKind::P256, version);
        each.handshake();
        each.accept();
        uint8_t got[16];
        CHECK_EQUAL(TextBytes, tlsWrite(each.server, {text, TextBytes}, 0, TextBytes));
        each.settle();
        CHECK_EQUAL(Ok, tlsEndInput(each.client));
        CHECK_EQUAL(Closed, tlsFeed(each.client, {got, 16}, 0, 1));
        CHECK_EQUAL(TextBytes, tlsRead(each.client, {got, 16}, 0, 16));
        CHECK_EQUAL(Closed, tlsRead(each.client, {got, 16}, 0, 16));
        CHECK_EQUAL(-MBEDTLS_ERR_SSL_CONN_EOF, tlsErrorCode(each.client));
    }
}

void closeInsteadOfAccept()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pair::Pair each;
        pair::open(each, KeyKind::P256, version);
        each.handshake();
        uint8_t got[16];
        CHECK_EQUAL(Ok, tlsAccept(each.server));
        CHECK_EQUAL(Ok, tlsClose(each.client));
        CHECK_EQUAL(BadState, tlsAccept(each.client));
        CHECK_EQUAL(StepFailed, tlsStep(each.client));
        CHECK_EQUAL(Closed, tlsRead(each.client, {got, 16}, 0, 16));
        CHECK_EQUAL(Closed, tlsWrite(each.client, {text, TextBytes}, 0, TextBytes));
        each.settle();
        CHECK_EQUAL(Closed, tlsRead(each.server, {got, 16}, 0, 16));
    }
}

void closeInTheMiddleOfTheHandshake()
{
    for (int steps = 0; steps < 6; ++steps) {
        pair::Pair each;
        pair::open(each, KeyKind::P256);
        for (int i = 0; i < steps; ++i) {
            tlsStep(each.client);
            tlsStep(each.server);
            each.settle();
        }
        CHECK_EQUAL(Ok, tlsClose(each.client));
        CHECK_EQUAL(StepFailed, tlsStep(each.client));
        CHECK_EQUAL(BadState, tlsAccept(each.client));
        CHECK_EQUAL(Ok, tlsFree(each.client));
    }
}

void closeWaitsForRoom()
{
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        pair::Pair each;
        pair::open(each, KeyKind::P256, version);
        each.handshake();
        each.accept();
        pki::Octets much(RingBytes);
        pki::Octets got(RingBytes);
        int32_t sent = 0;
        for (result_t wrote = 1; wrote > 0; sent += wrote) {
            wrote = tlsWrite(each.client, pair::bytes(much), 0, static_cast<int32_t>(much.size()));
        }
        CHECK(sent > 0);
        CHECK_EQUAL(WantOutput, tlsClose(each.client));
        CHECK_EQUAL(WantOutput, tlsClose(each.client));
        each.settle();
        CHECK_EQUAL(Ok, tlsClose(each.client));
        each.settle();
        int32_t received = 0;
        result_t read = 0;
        while ((read = tlsRead(each.server, pair::bytes(got), 0, static_cast<int32_t>(got.size()))) >= 0) {
            received += read;
            each.settle();
        }
        CHECK_EQUAL(Closed, read);
        CHECK_EQUAL(sent, received);
    }
}

}  // namespace

const check::Test DataTests[] = {
    {"nothing before accept", nothingBeforeAccept},
    {"data under back-pressure", dataUnderBackPressure},
    {"half-close of either side", halfCloseOfEitherSide},
    {"an end without close_notify is told", anEndWithoutCloseNotifyIsTold},
    {"close instead of accept", closeInsteadOfAccept},
    {"close in the middle of the handshake", closeInTheMiddleOfTheHandshake},
    {"close waits for room", closeWaitsForRoom},
    {nullptr, nullptr},
};
