// The wire between two engines. Invariant: octets arrive in order, whole, and unchanged but for what the test asks.

#include "pair.h"

#include <string.h>

namespace pair {

using namespace sipphone;

bool Wire::move(int32_t from, int32_t to)
{
    uint8_t buffer[4096];
    const result_t drained =
        tlsDrain(from, {buffer, sizeof(buffer)}, 0, static_cast<int32_t>(drainBytes));
    for (result_t i = 0; i < drained; ++i) {
        const uint8_t octet = buffer[i];
        stream.push_back(stream.size() == damageAt ? static_cast<uint8_t>(octet ^ damage) : octet);
    }
    const size_t end = cutAt < stream.size() ? cutAt : stream.size();
    size_t count = end - fed;
    count = count < feedBytes ? count : feedBytes;
    if (count != 0) {
        memcpy(buffer, stream.data() + fed, count);
    }
    const result_t taken = tlsFeed(to, {buffer, sizeof(buffer)}, 0, static_cast<int32_t>(count));
    fed += taken > 0 ? static_cast<size_t>(taken) : 0;
    if (fed == cutAt && !ended) {
        ended = true;
        tlsEndInput(to);
        return true;
    }
    return drained > 0 || taken > 0;
}

Pair::~Pair()
{
    tlsFree(client);
    tlsFree(server);
}

void Pair::handshake()
{
    for (bool moved = true; moved;) {
        clientStep = tlsStep(client);
        serverStep = tlsStep(server);
        moved = toServer.move(client, server);
        moved = toClient.move(server, client) || moved;
        moved = moved || clientStep == Working || serverStep == Working;
    }
}

void Pair::settle()
{
    for (bool moved = true; moved;) {
        moved = toServer.move(client, server);
        moved = toClient.move(server, client) || moved;
    }
}

void Pair::accept()
{
    tlsAccept(client);
    tlsAccept(server);
}

TlsOptions options(Role role)
{
    TlsOptions made = {};
    made.role = role;
    made.minimumVersion = Tls12;
    made.maximumVersion = Tls13;
    made.authenticationRequired = true;
    made.random = pki::random;
    return made;
}

int32_t create(Role role, const pki::Octets& anchors, const pki::Identity& own, const char* serverName,
    int32_t minimum, int32_t maximum, bool authenticationRequired)
{
    TlsOptions made = options(role);
    made.serverName = {reinterpret_cast<const uint8_t*>(serverName), strlen(serverName)};
    made.anchors = constBytes(anchors);
    made.chain = constBytes(own.certificate);
    made.key = constBytes(own.key);
    made.minimumVersion = minimum;
    made.maximumVersion = maximum;
    made.authenticationRequired = authenticationRequired;
    return tlsCreate(made);
}

void open(Pair& pair, pki::KeyKind kind, int32_t maximum)
{
    const pki::Identity root = pki::authority(kind, "Root");
    const pki::Identity server = pki::leaf(kind, kind, pki::Usage::Server);
    pair.client = create(Role::Client, root.certificate, {}, "sip.example.com", Tls12, maximum);
    pair.server = create(Role::Server, {}, server, "", Tls12, maximum, false);
}

Bytes bytes(pki::Octets& octets) { return {octets.data(), static_cast<int32_t>(octets.size())}; }

ConstBytes constBytes(const pki::Octets& octets) { return {octets.data(), octets.size()}; }

}  // namespace pair
