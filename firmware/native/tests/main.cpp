// Runs the tests: unit_tests KEYS [STRIDE]. The last line is "N passed, N failed".

#include <stdlib.h>

#include "pki.h"
#include "tables.h"

#if defined(MBEDTLS_USE_PSA_CRYPTO) || SIPPHONE_TLS13
#include <psa/crypto.h>
#endif

int check::failuresInTest = 0;
int check::skips = 0;
unsigned long damageStride = 1;

int main(int count, char** arguments)
{
    if (count > 1) {
        pki::setKeyDirectory(arguments[1]);
    }
    if (count > 2) {
        damageStride = strtoul(arguments[2], nullptr, 10);
        damageStride = damageStride == 0 ? 1 : damageStride;
    }
    const check::Test* const tables[] = {
        PartTests, HandleTests, HandshakeTests, DamageTests, DataTests, TransformTests, GlueTests,
    };
    int passed = 0;
    int failed = 0;
    printf("mbedTLS %s, TLS 1.3 %s\n", MBEDTLS_VERSION_STRING, SIPPHONE_TLS13 ? "yes" : "no");
    for (const check::Test* table : tables) {
        for (const check::Test* test = table; test->name != nullptr; ++test) {
            check::failuresInTest = 0;
            test->run();
            const bool holds = check::failuresInTest == 0;
            printf("  %s %s\n", holds ? "ok    " : "FAILED", test->name);
            ++(holds ? passed : failed);
            fflush(stdout);
        }
    }
#if defined(MBEDTLS_USE_PSA_CRYPTO) || SIPPHONE_TLS13
    // The library's own key slots, which no engine holds, so that valgrind sees only what was left behind.
    mbedtls_psa_crypto_free();
#endif
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
