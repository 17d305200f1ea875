// Certificates in DER, end to end in one buffer, X.690 §8.1 and §10.1.

#ifndef SIPPHONE_CERTIFICATES_H
#define SIPPHONE_CERTIFICATES_H

#include "mbedtls_port.h"

namespace sipphone {

/// The length of the DER value at the start of a buffer.
/// @return Octets of tag, length and content; 0 when it is no SEQUENCE, the length is not minimal, or it does not fit.
size_t derSequenceLength(const uint8_t* data, size_t length);

/// Appends each certificate of a buffer to a list. The whole buffer must be certificates.
/// @param list Initialised; on failure it may hold some of them, and is the caller's to free.
/// @param data Certificates in DER, one after the other; copied.
/// @param length Octets of data.
/// @param most How many certificates at most.
/// @return How many, or 0 when the buffer is empty or anything in it is wrong.
size_t parseCertificates(mbedtls_x509_crt* list, const uint8_t* data, size_t length, size_t most);

}  // namespace sipphone

#endif  // SIPPHONE_CERTIFICATES_H
