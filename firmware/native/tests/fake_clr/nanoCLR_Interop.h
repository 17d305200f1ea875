// Stands for the CLR in the tests: as much of nf-interpreter's header of this name as the glue uses, with its meaning.

#ifndef SIPPHONE_FAKE_CLR_INTEROP_H
#define SIPPHONE_FAKE_CLR_INTEROP_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t HRESULT;
typedef int32_t CLR_INT32;

constexpr HRESULT S_OK = 0;
constexpr HRESULT CLR_E_WRONG_TYPE = static_cast<HRESULT>(0xBC000000);
constexpr HRESULT CLR_E_NULL_REFERENCE = static_cast<HRESULT>(0xB9000000);

#define SUCCEEDED(result) ((result) >= 0)
#define FAILED(result) ((result) < 0)

enum CLR_DataType { DATATYPE_I4, DATATYPE_OBJECT };

/// A managed byte[].
struct FakeArray {
    uint8_t* octets;
    unsigned int count;
    unsigned int octetsPerElement;
};

/// An argument.
struct CLR_RT_HeapBlock {
    CLR_DataType type;
    int32_t number;
    FakeArray* array;

    FakeArray* Dereference() const { return array; }
};

/// One call: its arguments and its result.
struct CLR_RT_StackFrame {
    static constexpr unsigned int MaxArguments = 8;
    CLR_RT_HeapBlock arguments[MaxArguments];
    int32_t result;
    bool hasResult;

    CLR_RT_HeapBlock& ArgN(CLR_INT32 index) const;
};

class CLR_RT_TypedArray_UINT8 {
public:
    CLR_RT_TypedArray_UINT8() : _octets(nullptr), _count(0) {}
    unsigned char* GetBuffer() { return _octets; }
    unsigned int GetSize() { return _count; }

private:
    unsigned char* _octets;
    unsigned int _count;
    friend HRESULT Interop_Marshal_UINT8_ARRAY(const CLR_RT_StackFrame&, unsigned int, CLR_RT_TypedArray_UINT8&);
};

HRESULT Interop_Marshal_UINT8_ARRAY(const CLR_RT_StackFrame& frame, unsigned int index, CLR_RT_TypedArray_UINT8& array);
HRESULT Interop_Marshal_INT32(const CLR_RT_StackFrame& frame, unsigned int index, signed int& number);
void SetResult_INT32(CLR_RT_StackFrame& frame, signed int number);

#define NANOCLR_NATIVE_DECLARE(method) static HRESULT method(CLR_RT_StackFrame& stack)

typedef HRESULT (*CLR_RT_MethodHandler)(CLR_RT_StackFrame& stack);

struct CLR_RECORD_VERSION {
    uint16_t iMajorVersion;
    uint16_t iMinorVersion;
    uint16_t iBuildNumber;
    uint16_t iRevisionNumber;
};

struct CLR_RT_NativeAssemblyData {
    const char* m_szAssemblyName;
    unsigned int m_checkSum;
    const void* m_pNativeMethods;
    CLR_RECORD_VERSION m_Version;
};

#endif  // SIPPHONE_FAKE_CLR_INTEROP_H
