// The tests' certificate authority over mbedTLS's certificate writer.

#include "pki.h"

#include <mbedtls/oid.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace pki {
namespace {

std::string keyDirectory = "obj/keys";
uint64_t randomState = 0x9E3779B97F4A7C15u;

[[noreturn]] void die(const char* what, int error)
{
    printf("the tests' authority: %s: -0x%04x\n", what, static_cast<unsigned>(-error));
    exit(2);
}

void require(const char* what, int error)
{
    if (error != 0) {
        die(what, error);
    }
}

Octets keyOf(KeyKind kind, bool isAuthority)
{
    const char* const names[] = {"rsa2048", "p256", "p384"};
    const std::string path =
        keyDirectory + "/" + names[static_cast<int>(kind)] + (isAuthority ? "-authority.der" : "-leaf.der");
    Octets key = readFile(path);
    if (key.empty()) {
        printf("no key %s: run test.sh\n", path.c_str());
        exit(2);
    }
    return key;
}

void setUsage(mbedtls_x509write_cert* writer, Usage usage)
{
    // SEQUENCE { OID id-kp-serverAuth or id-kp-clientAuth }, RFC 5280 §4.2.1.12.
    uint8_t value[] = {0x30, 0x0A, 0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01};
    value[sizeof(value) - 1] = usage == Usage::Client ? 0x02 : 0x01;
    require("extended key usage", mbedtls_x509write_crt_set_extension(writer, MBEDTLS_OID_EXTENDED_KEY_USAGE,
        MBEDTLS_OID_SIZE(MBEDTLS_OID_EXTENDED_KEY_USAGE), 0, value, sizeof(value)));
}

void setSerial(mbedtls_x509write_cert* writer)
{
#if MBEDTLS_VERSION_NUMBER >= 0x03000000
    uint8_t serial[] = {0x2A};
    require("serial", mbedtls_x509write_crt_set_serial_raw(writer, serial, sizeof(serial)));
#else
    mbedtls_mpi serial;
    mbedtls_mpi_init(&serial);
    require("serial", mbedtls_mpi_lset(&serial, 42));
    require("serial", mbedtls_x509write_crt_set_serial(writer, &serial));
    mbedtls_mpi_free(&serial);
#endif
}

}  // namespace

void setKeyDirectory(const char* directory) { keyDirectory = directory; }

int random(void* context, unsigned char* output, size_t length)
{
    static_cast<void>(context);
    for (size_t i = 0; i < length; ++i) {
        randomState ^= randomState << 13;
        randomState ^= randomState >> 7;
        randomState ^= randomState << 17;
        output[i] = static_cast<unsigned char>(randomState >> 24);
    }
    return 0;
}

Identity make(const Recipe& recipe)
{
    const std::string subject = std::string("CN=") + recipe.name;
    const std::string issuer = std::string("CN=") + recipe.issuer;
    const Octets issuerKeyDer = keyOf(recipe.issuerKey, true);
    Identity identity;
    identity.key = keyOf(recipe.key, recipe.isAuthority);

    if (!sipphone::port::start()) {
        die("start", 0);
    }
    mbedtls_pk_context key;
    mbedtls_pk_context issuerKey;
    mbedtls_x509write_cert writer;
    mbedtls_pk_init(&key);
    mbedtls_pk_init(&issuerKey);
    mbedtls_x509write_crt_init(&writer);
    require("key", sipphone::port::parseKey(&key, identity.key.data(), identity.key.size(), random, nullptr));
    require("key", sipphone::port::parseKey(&issuerKey, issuerKeyDer.data(), issuerKeyDer.size(), random, nullptr));
    mbedtls_x509write_crt_set_version(&writer, MBEDTLS_X509_CRT_VERSION_3);
    mbedtls_x509write_crt_set_md_alg(&writer, MBEDTLS_MD_SHA256);
    mbedtls_x509write_crt_set_subject_key(&writer, &key);
    mbedtls_x509write_crt_set_issuer_key(&writer, &issuerKey);
    require("subject", mbedtls_x509write_crt_set_subject_name(&writer, subject.c_str()));
    require("issuer", mbedtls_x509write_crt_set_issuer_name(&writer, issuer.c_str()));
    setSerial(&writer);
    require("validity", mbedtls_x509write_crt_set_validity(&writer, recipe.notBefore, recipe.notAfter));
    require("constraints", mbedtls_x509write_crt_set_basic_constraints(&writer, recipe.isAuthority ? 1 : 0, -1));
    if (recipe.usage != Usage::None) {
        setUsage(&writer, recipe.usage);
    }
    uint8_t buffer[4096];
    const int size = mbedtls_x509write_crt_der(&writer, buffer, sizeof(buffer), random, nullptr);
    if (size <= 0) {
        die("certificate", size);
    }
    identity.certificate.assign(buffer + sizeof(buffer) - static_cast<size_t>(size), buffer + sizeof(buffer));
    mbedtls_x509write_crt_free(&writer);
    mbedtls_pk_free(&issuerKey);
    mbedtls_pk_free(&key);
    return identity;
}

Identity authority(KeyKind kind, const char* name)
{
    return make({kind, name, name, kind, Usage::None, "20200101000000", "20991231235959", true});
}

Identity leaf(KeyKind kind, KeyKind authorityKind, Usage usage)
{
    return make({kind, "sip.example.com", "Root", authorityKind, usage, "20200101000000", "20991231235959", false});
}

Octets readFile(const std::string& path)
{
    Octets octets;
    FILE* const file = fopen(path.c_str(), "rb");
    if (file != nullptr) {
        uint8_t buffer[4096];
        for (size_t got = 0; (got = fread(buffer, 1, sizeof(buffer), file)) != 0;) {
            octets.insert(octets.end(), buffer, buffer + got);
        }
        fclose(file);
    }
    return octets;
}

bool writeFile(const std::string& path, const Octets& octets)
{
    FILE* const file = fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return false;
    }
    const bool wrote = fwrite(octets.data(), 1, octets.size(), file) == octets.size();
    return fclose(file) == 0 && wrote;
}

}  // namespace pki
