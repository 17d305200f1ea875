// A libFuzzer target over Feed. The first octet chooses the role and the version, the second the size of the pieces;
// the rest is what the wire says. Whatever it says: no crash, and never PeerPresented, for nobody here has a key.

#include <stdint.h>
#include <stdlib.h>

#include "pair.h"

using namespace sipphone;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const pki::Identity root = pki::authority(pki::KeyKind::P256, "Root");
    static const pki::Identity own = pki::leaf(pki::KeyKind::P256, pki::KeyKind::P256, pki::Usage::Server);
    if (size < 2) {
        return 0;
    }
    const bool isServer = (data[0] & 1) != 0;
    const int32_t version = (data[0] & 2) != 0 ? Tls12 : pair::Newest;
    const int32_t handle = isServer ? pair::create(Role::Server, root.certificate, own, "", Tls12, version)
                                    : pair::create(Role::Client, root.certificate, {}, "sip.example", Tls12, version);
    if (handle <= 0) {
        abort();
    }
    pki::Octets octets(data + 2, data + size);
    uint8_t sink[256];
    const int32_t piece = data[1] + 1;
    const int32_t end = static_cast<int32_t>(octets.size());
    int32_t at = 0;
    for (int idle = 0; idle < 16; ++idle) {
        const result_t step = tlsStep(handle);
        if (step == PeerPresented || step == Done || step < 0) {
            abort();
        }
        if (tlsDrain(handle, {sink, sizeof(sink)}, 0, sizeof(sink)) < 0) {
            abort();
        }
        if (at < end) {
            const result_t taken = tlsFeed(handle, pair::bytes(octets), at, end - at < piece ? end : at + piece);
            at += taken > 0 ? taken : 0;
            idle = taken > 0 ? 0 : idle;
        } else {
            tlsEndInput(handle);
        }
    }
    if (tlsFree(handle) != Ok) {
        abort();
    }
    return 0;
}
