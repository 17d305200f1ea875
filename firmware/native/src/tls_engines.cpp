// The table behind tls_engines.h. A handle is the engine's place in its low three bits and a generation above them,
// always positive. Invariant: the generation of a place grows with each engine made there, and skips zero.

#include "tls_engines.h"

namespace sipphone {
namespace {

constexpr uint32_t PlaceBits = 3;
constexpr uint32_t MaxGeneration = 0x7FFFFFFFu >> PlaceBits;

TlsEngine engines[MaxEngines];
uint32_t generations[MaxEngines];

TlsEngine* find(int32_t handle)
{
    if (handle <= 0) {
        return nullptr;
    }
    const uint32_t number = static_cast<uint32_t>(handle);
    const uint32_t place = number & ((1u << PlaceBits) - 1);
    if (place >= MaxEngines || generations[place] != number >> PlaceBits ||
        engines[place].state == TlsEngine::State::Unused) {
        return nullptr;
    }
    return &engines[place];
}

size_t lengthOf(int32_t offset, int32_t end)
{
    return static_cast<size_t>(end - offset);
}

}  // namespace

result_t tlsCreate(const TlsOptions& options)
{
    for (size_t place = 0; place < MaxEngines; ++place) {
        if (engines[place].state != TlsEngine::State::Unused) {
            continue;
        }
        const result_t result = engines[place].create(options);
        if (result != Ok) {
            return result;
        }
        generations[place] = generations[place] == MaxGeneration ? 1 : generations[place] + 1;
        return static_cast<result_t>(generations[place] << PlaceBits | static_cast<uint32_t>(place));
    }
    return Full;
}

result_t tlsFeed(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    return isRange(buffer, offset, end) ? engine->feed(buffer.data + offset, lengthOf(offset, end)) : BadRange;
}

result_t tlsEndInput(int32_t handle)
{
    TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : engine->endInput();
}

result_t tlsDrain(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    return isRange(buffer, offset, end) ? engine->drain(buffer.data + offset, lengthOf(offset, end)) : BadRange;
}

result_t tlsStep(int32_t handle)
{
    TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : engine->step();
}

result_t tlsCopyPeerCertificate(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    const TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    return isRange(buffer, offset, end)
        ? engine->copyPeerCertificate(buffer.data + offset, lengthOf(offset, end)) : BadRange;
}

result_t tlsVerifyFlags(int32_t handle)
{
    const TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : static_cast<result_t>(engine->flags & 0x7FFFFFFFu);
}

result_t tlsErrorCode(int32_t handle)
{
    const TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : -engine->error;
}

result_t tlsVersion(int32_t handle)
{
    const TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : engine->agreedVersion();
}

result_t tlsAccept(int32_t handle)
{
    TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : engine->accept();
}

result_t tlsRead(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    return isRange(buffer, offset, end) ? engine->read(buffer.data + offset, lengthOf(offset, end)) : BadRange;
}

result_t tlsWrite(int32_t handle, Bytes buffer, int32_t offset, int32_t end)
{
    TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    return isRange(buffer, offset, end) ? engine->write(buffer.data + offset, lengthOf(offset, end)) : BadRange;
}

result_t tlsClose(int32_t handle)
{
    TlsEngine* const engine = find(handle);
    return engine == nullptr ? BadHandle : engine->close();
}

result_t tlsFree(int32_t handle)
{
    TlsEngine* const engine = find(handle);
    if (engine == nullptr) {
        return BadHandle;
    }
    engine->release();
    return Ok;
}

}  // namespace sipphone
