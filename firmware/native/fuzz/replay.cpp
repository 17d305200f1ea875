// Drives the fuzz target where there is no libFuzzer: feed_replay KEYS ROUNDS [SEEDS] changes octets of real flights
// by a generator of its own, the same in each run. With SEEDS it also writes the flights there, for libFuzzer to
// start from.

#include <stdio.h>
#include <stdlib.h>

#include "pair.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

uint32_t number(uint32_t below)
{
    uint32_t value = 0;
    pki::random(nullptr, reinterpret_cast<unsigned char*>(&value), sizeof(value));
    return value % below;
}

// What a side of a good handshake has said, behind the two octets that choose.
pki::Octets seed(bool ofServer, int32_t version)
{
    pair::Pair each;
    pair::open(each, pki::KeyKind::P256, version);
    each.handshake();
    pki::Octets octets = ofServer ? each.toClient.stream : each.toServer.stream;
    const uint8_t choice = static_cast<uint8_t>((ofServer ? 0 : 1) | (version == sipphone::Tls12 ? 2 : 0));
    octets.insert(octets.begin(), {choice, 0xFF});
    return octets;
}

void change(pki::Octets& octets)
{
    for (uint32_t count = number(8) + 1; count != 0 && octets.size() > 2; --count) {
        const uint32_t at = number(static_cast<uint32_t>(octets.size()));
        switch (number(5)) {
            case 0: octets[at] = static_cast<uint8_t>(number(256)); break;
            case 1: octets[at] ^= static_cast<uint8_t>(1u << number(8)); break;
            case 2: octets.erase(octets.begin() + at); break;
            case 3: octets.insert(octets.begin() + at, static_cast<uint8_t>(number(256))); break;
            default: octets.resize(at + 1); break;
        }
    }
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3 && count != 4) {
        printf("usage: feed_replay KEYS ROUNDS [SEEDS]\n");
        return 2;
    }
    pki::setKeyDirectory(arguments[1]);
    const long rounds = strtol(arguments[2], nullptr, 10);
    const pki::Octets seeds[] = {seed(true, sipphone::Tls12), seed(false, sipphone::Tls12),
        seed(true, pair::Newest), seed(false, pair::Newest)};
    for (size_t i = 0; count == 4 && i < 4; ++i) {
        if (!pki::writeFile(std::string(arguments[3]) + "/flight" + std::to_string(i), seeds[i])) {
            return 1;
        }
    }
    for (long i = 0; i < rounds; ++i) {
        pki::Octets octets = seeds[number(4)];
        change(octets);
        LLVMFuzzerTestOneInput(octets.data(), octets.size());
    }
    printf("%ld rounds\n", rounds);
    return 0;
}
