// From the CLR's stack frame to the calls of src/ and back: nothing else. Invariant: a wrong argument is answered by
// a code and never raises an exception, so that the managed side has one way to look at a result. No managed object
// moves while a native method runs, so arrays are used where they lie; nothing keeps a pointer to one.

#include "sipphone_native.h"

#include "ecdsa_p256.h"
#include "srtp_transforms.h"
#include "tls_engines.h"

#if defined(PLATFORM_ESP32)
#include <esp_random.h>
#else
extern "C" void esp_fill_random(void* buffer, size_t length);
#endif

namespace {

using namespace sipphone;

int fillRandom(void* context, unsigned char* output, size_t length)
{
    static_cast<void>(context);
    esp_fill_random(output, length);
    return 0;
}

/// Reads the arguments of one call in order. After one of a wrong type every further one is zero, and isRight is false.
class Arguments {
public:
    explicit Arguments(CLR_RT_StackFrame& stack) : _stack(stack), _next(0), _isRight(true) {}

    int32_t integer()
    {
        signed int value = 0;
        _isRight = _isRight && SUCCEEDED(Interop_Marshal_INT32(_stack, _next++, value));
        return _isRight ? value : 0;
    }

    /// Null is an empty array at address null.
    Bytes array()
    {
        const unsigned int at = _next++;
        if (_stack.ArgN(static_cast<CLR_INT32>(at)).Dereference() == nullptr) {
            return {nullptr, 0};
        }
        CLR_RT_TypedArray_UINT8 array;
        _isRight = _isRight && SUCCEEDED(Interop_Marshal_UINT8_ARRAY(_stack, at, array));
        if (!_isRight) {
            return {nullptr, 0};
        }
        return {array.GetBuffer(), static_cast<int32_t>(array.GetSize())};
    }

    HRESULT answer(result_t result)
    {
        SetResult_INT32(_stack, _isRight ? result : static_cast<result_t>(BadArgument));
        return S_OK;
    }

    bool isRight() const { return _isRight; }

private:
    CLR_RT_StackFrame& _stack;
    unsigned int _next;
    bool _isRight;
};

ConstBytes constant(Bytes bytes)
{
    return {bytes.data, static_cast<size_t>(bytes.length)};
}

HRESULT callOnHandle(CLR_RT_StackFrame& stack, result_t (*call)(int32_t))
{
    Arguments arguments(stack);
    return arguments.answer(call(arguments.integer()));
}

HRESULT callOnRange(CLR_RT_StackFrame& stack, result_t (*call)(int32_t, Bytes, int32_t, int32_t))
{
    Arguments arguments(stack);
    const int32_t handle = arguments.integer();
    const Bytes buffer = arguments.array();
    const int32_t offset = arguments.integer();
    const int32_t end = arguments.integer();
    return arguments.answer(arguments.isRight() ? call(handle, buffer, offset, end) : BadArgument);
}

}  // namespace

typedef Library_SipPhone_Native_SipPhone_Native_Engine Engine;

HRESULT Engine::TlsCreate___STATIC__I4__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__I4__I4__I4(
    CLR_RT_StackFrame& stack)
{
    Arguments arguments(stack);
    TlsOptions options = {};
    options.role = static_cast<Role>(arguments.integer());
    options.serverName = constant(arguments.array());
    options.anchors = constant(arguments.array());
    options.chain = constant(arguments.array());
    options.key = constant(arguments.array());
    options.minimumVersion = arguments.integer();
    options.maximumVersion = arguments.integer();
    options.authenticationRequired = arguments.integer() != 0;
    options.random = fillRandom;
    return arguments.answer(arguments.isRight() ? tlsCreate(options) : BadArgument);
}

HRESULT Engine::TlsFeed___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnRange(stack, tlsFeed);
}

HRESULT Engine::TlsEndInput___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsEndInput);
}

HRESULT Engine::TlsDrain___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnRange(stack, tlsDrain);
}

HRESULT Engine::TlsStep___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsStep);
}

HRESULT Engine::TlsCopyPeerCertificate___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnRange(stack, tlsCopyPeerCertificate);
}

HRESULT Engine::TlsVerifyFlags___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsVerifyFlags);
}

HRESULT Engine::TlsErrorCode___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsErrorCode);
}

HRESULT Engine::TlsVersion___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsVersion);
}

HRESULT Engine::TlsAccept___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsAccept);
}

HRESULT Engine::TlsRead___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnRange(stack, tlsRead);
}

HRESULT Engine::TlsWrite___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnRange(stack, tlsWrite);
}

HRESULT Engine::TlsClose___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsClose);
}

HRESULT Engine::TlsFree___STATIC__I4__I4(CLR_RT_StackFrame& stack)
{
    return callOnHandle(stack, tlsFree);
}

HRESULT Engine::SrtpAesCm___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    Arguments arguments(stack);
    const Bytes key = arguments.array();
    const Bytes iv = arguments.array();
    const Bytes buffer = arguments.array();
    const int32_t offset = arguments.integer();
    const int32_t end = arguments.integer();
    return arguments.answer(arguments.isRight() ? srtpAesCm(key, iv, buffer, offset, end) : BadArgument);
}

HRESULT Engine::SrtpHmacSha1___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack)
{
    Arguments arguments(stack);
    const Bytes key = arguments.array();
    const Bytes buffer = arguments.array();
    const int32_t offset = arguments.integer();
    const int32_t end = arguments.integer();
    const Bytes tag = arguments.array();
    const int32_t tagOffset = arguments.integer();
    const int32_t tagLength = arguments.integer();
    return arguments.answer(
        arguments.isRight() ? srtpHmacSha1(key, buffer, offset, end, tag, tagOffset, tagLength) : BadArgument);
}

HRESULT Engine::EcdsaP256Verify___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1(CLR_RT_StackFrame& stack)
{
    Arguments arguments(stack);
    const Bytes digest = arguments.array();
    const Bytes signature = arguments.array();
    const Bytes publicKey = arguments.array();
    return arguments.answer(arguments.isRight() ? ecdsaP256Verify(digest, signature, publicKey) : BadArgument);
}
