// The method table of the interop assembly SipPhone.Native. The build of nf-interpreter reads the checksum and the
// version out of this text, so both stand here as plain literals.

#include "sipphone_native.h"

static const CLR_RT_MethodHandler method_lookup[] = {
#define SIPPHONE_ENTRY(name) Library_SipPhone_Native_SipPhone_Native_Engine::name,
    SIPPHONE_NATIVE_METHODS(SIPPHONE_ENTRY)
#undef SIPPHONE_ENTRY
};

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_SipPhone_Native = {
    "SipPhone.Native",
    0x34EB07C5,
    method_lookup,
    { 100, 0, 0, 0 }
};
