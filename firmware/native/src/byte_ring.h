// A ring of octets between the caller and mbedTLS. Invariant: count <= RingBytes, first < RingBytes.
// Plain data, so that an engine can be wiped as a whole.

#ifndef SIPPHONE_BYTE_RING_H
#define SIPPHONE_BYTE_RING_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine_limits.h"

namespace sipphone {

struct ByteRing {
    uint8_t octets[RingBytes];
    size_t first;
    size_t count;

    /// Octets that can be put before the ring is full.
    size_t room() const { return RingBytes - count; }

    /// Copies in what fits.
    /// @return Octets taken, 0 to length.
    size_t put(const uint8_t* data, size_t length)
    {
        const size_t taken = length < room() ? length : room();
        const size_t at = (first + count) & (RingBytes - 1);
        const size_t run = taken < RingBytes - at ? taken : RingBytes - at;
        if (taken == 0) {
            return 0;
        }
        memcpy(octets + at, data, run);
        memcpy(octets, data + run, taken - run);
        count += taken;
        return taken;
    }

    /// Copies out what is there, oldest first.
    /// @return Octets given, 0 to length.
    size_t take(uint8_t* data, size_t length)
    {
        const size_t given = length < count ? length : count;
        const size_t run = given < RingBytes - first ? given : RingBytes - first;
        if (given == 0) {
            return 0;
        }
        memcpy(data, octets + first, run);
        memcpy(data + run, octets, given - run);
        first = (first + given) & (RingBytes - 1);
        count -= given;
        return given;
    }
};

}  // namespace sipphone

#endif  // SIPPHONE_BYTE_RING_H
