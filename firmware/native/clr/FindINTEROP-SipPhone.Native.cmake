# Finds the native half of the interop assembly SipPhone.Native. Copy this file to CMake/Modules of nf-interpreter, the
# directories src and clr beside it to InteropAssemblies/SipPhone.Native, and name SipPhone.Native in
# NF_INTEROP_ASSEMBLIES.

set(BASE_PATH_FOR_THIS_MODULE ${PROJECT_SOURCE_DIR}/InteropAssemblies/SipPhone.Native)

list(APPEND SipPhone.Native_INCLUDE_DIRS
    ${PROJECT_SOURCE_DIR}/src/CLR/Core
    ${PROJECT_SOURCE_DIR}/src/CLR/Include
    ${PROJECT_SOURCE_DIR}/src/HAL/Include
    ${PROJECT_SOURCE_DIR}/src/PAL/Include
    ${BASE_PATH_FOR_THIS_MODULE}/src
    ${BASE_PATH_FOR_THIS_MODULE}/clr
)

# The table comes first: the checksum and version are read out of it.
set(SipPhone.Native_SRCS
    clr/sipphone_native.cpp
    clr/sipphone_native_engine.cpp
    src/certificates.cpp
    src/ecdsa_p256.cpp
    src/mbedtls_port.cpp
    src/srtp_transforms.cpp
    src/tls_engine.cpp
    src/tls_engines.cpp
)

foreach(SRC_FILE ${SipPhone.Native_SRCS})
    list(APPEND SipPhone.Native_SOURCES ${BASE_PATH_FOR_THIS_MODULE}/${SRC_FILE})
    if(NOT EXISTS ${BASE_PATH_FOR_THIS_MODULE}/${SRC_FILE})
        message(FATAL_ERROR "SipPhone.Native: ${SRC_FILE} is missing in ${BASE_PATH_FOR_THIS_MODULE}")
    endif()
endforeach()

include(FindPackageHandleStandardArgs)

find_package_handle_standard_args(INTEROP-SipPhone.Native DEFAULT_MSG
    SipPhone.Native_INCLUDE_DIRS SipPhone.Native_SOURCES)
