// Splits certificates that stand end to end. Invariant: what is accepted is consumed to the last octet.

#include "certificates.h"

#include "engine_limits.h"

namespace sipphone {

size_t derSequenceLength(const uint8_t* data, size_t length)
{
    if (length < 2 || data[0] != 0x30) {
        return 0;
    }
    size_t header = 2;
    size_t content = data[1];
    if (content >= 0x80) {
        const size_t octets = content & 0x7F;
        // Two octets of length are enough for MaxCertificateBytes. X.690 §8.1.3.5 c: 0x80 (indefinite) is not DER.
        if (octets == 0 || octets > 2 || octets > length - header) {
            return 0;
        }
        content = 0;
        for (size_t i = 0; i < octets; ++i) {
            content = content << 8 | data[header + i];
        }
        header += octets;
        // X.690 §10.1: the length must be minimal.
        if (content < 0x80 || (octets == 2 && content < 0x100)) {
            return 0;
        }
    }
    return content > length - header ? 0 : header + content;
}

size_t parseCertificates(mbedtls_x509_crt* list, const uint8_t* data, size_t length, size_t most)
{
    size_t count = 0;
    for (size_t at = 0; at < length;) {
        const size_t size = derSequenceLength(data + at, length - at);
        if (size == 0 || size > MaxCertificateBytes || count == most ||
            mbedtls_x509_crt_parse_der(list, data + at, size) != 0) {
            return 0;
        }
        at += size;
        ++count;
    }
    return count;
}

}  // namespace sipphone
