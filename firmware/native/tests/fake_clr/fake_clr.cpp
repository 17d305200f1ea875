// The CLR that the tests call the glue through, and the random generator that the chip has.

#include "nanoCLR_Interop.h"

#include "pki.h"

extern "C" void esp_fill_random(void* buffer, size_t length);

CLR_RT_HeapBlock& CLR_RT_StackFrame::ArgN(CLR_INT32 index) const
{
    return const_cast<CLR_RT_HeapBlock&>(arguments[static_cast<unsigned int>(index) % MaxArguments]);
}

HRESULT Interop_Marshal_UINT8_ARRAY(const CLR_RT_StackFrame& frame, unsigned int index, CLR_RT_TypedArray_UINT8& array)
{
    const CLR_RT_HeapBlock& block = frame.ArgN(static_cast<CLR_INT32>(index));
    if (block.type != DATATYPE_OBJECT) {
        return CLR_E_WRONG_TYPE;
    }
    if (block.array == nullptr) {
        return CLR_E_NULL_REFERENCE;
    }
    if (block.array->octetsPerElement != 1) {
        return CLR_E_WRONG_TYPE;
    }
    array._octets = block.array->octets;
    array._count = block.array->count;
    return S_OK;
}

HRESULT Interop_Marshal_INT32(const CLR_RT_StackFrame& frame, unsigned int index, signed int& number)
{
    const CLR_RT_HeapBlock& block = frame.ArgN(static_cast<CLR_INT32>(index));
    if (block.type != DATATYPE_I4) {
        return CLR_E_WRONG_TYPE;
    }
    number = block.number;
    return S_OK;
}

void SetResult_INT32(CLR_RT_StackFrame& frame, signed int number)
{
    frame.result = number;
    frame.hasResult = true;
}

extern "C" void esp_fill_random(void* buffer, size_t length)
{
    pki::random(nullptr, static_cast<unsigned char*>(buffer), length);
}
