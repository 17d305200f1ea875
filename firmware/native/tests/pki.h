// Certificates for the tests, made in memory: authorities, leaves of each key kind, and each way to be wrong.

#ifndef SIPPHONE_TESTS_PKI_H
#define SIPPHONE_TESTS_PKI_H

#include <stdint.h>

#include <string>
#include <vector>

#include "tls_engines.h"

namespace pki {

typedef std::vector<uint8_t> Octets;

enum class KeyKind { Rsa2048, P256, P384 };
enum class Usage { None, Server, Client };

/// What a certificate says.
struct Recipe {
    KeyKind key;
    const char* name;
    const char* issuer;     ///< The authority's name.
    KeyKind issuerKey;
    Usage usage;
    const char* notBefore;
    const char* notAfter;
    bool isAuthority;
};

/// A certificate and its key, both in DER.
struct Identity {
    Octets certificate;
    Octets key;
};

/// Says where the keys are: files <kind>-<authority|leaf>.der made by test.sh.
void setKeyDirectory(const char* directory);

/// A generator of our own: fast, and the same in each run.
int random(void* context, unsigned char* output, size_t length);

/// Signs a certificate.
Identity make(const Recipe& recipe);

/// An authority that is its own issuer.
Identity authority(KeyKind kind, const char* name);

/// A valid leaf "sip.example.com" under "CN=Root".
Identity leaf(KeyKind kind, KeyKind authorityKind, Usage usage);

/// Reads a whole file; empty when there is none.
Octets readFile(const std::string& path);

/// Writes a whole file.
bool writeFile(const std::string& path, const Octets& octets);

}  // namespace pki

#endif  // SIPPHONE_TESTS_PKI_H
