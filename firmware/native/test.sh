#!/usr/bin/env bash
# Builds the engine with every warning an error and runs all its tests: plainly, against real TLS programs, under
# AddressSanitizer and UBSan, under valgrind, and the fuzz target. What a machine lacks is skipped, and named.
# The last line is "N passed, N failed"; the exit status is 0 only when nothing failed.
#
# MBEDTLS_INCLUDE and MBEDTLS_LIBS choose another mbedTLS than the installed one (see README.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export MBEDTLS_INCLUDE="${MBEDTLS_INCLUDE:-}"
export MBEDTLS_LIBS="${MBEDTLS_LIBS:--lmbedtls -lmbedx509 -lmbedcrypto}"
out=obj/${SIPPHONE_OBJ:-installed}
keys=obj/keys
work=$out/work
passed=0
failed=0
skipped=0

# Runs a program of tests and adds its last line, "N passed, N failed[, N skipped]", to the sums.
run() {
    local title=$1 log status=0
    shift
    echo "== $title"
    log=$(mktemp)
    timeout 900 "$@" 2>&1 | tee "$log" || status=$?
    local line
    line=$(tail -n 1 "$log")
    rm -f "$log"
    if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        skipped=$((skipped + ${BASH_REMATCH[4]:-0}))
        # A sanitizer or valgrind can fail a run whose tests have all passed.
        if [ "$status" -ne 0 ] && [ "${BASH_REMATCH[2]}" -eq 0 ]; then
            failed=$((failed + 1))
        fi
    else
        echo "$title ended without its last line (status $status)"
        failed=$((failed + 1))
    fi
}

# Runs something that only succeeds or fails.
once() {
    local title=$1
    shift
    echo "== $title"
    if timeout 900 "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

skip() {
    echo "== skipped: $1"
    skipped=$((skipped + 1))
}

make_keys() {
    mkdir -p "$keys" "$work" "$work/seeds"
    local of
    for of in authority leaf; do
        [ -s "$keys/p384-$of.der" ] && continue
        openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 |
            openssl pkcs8 -topk8 -nocrypt -outform DER -out "$keys/rsa2048-$of.der"
        openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 |
            openssl pkcs8 -topk8 -nocrypt -outform DER -out "$keys/p256-$of.der"
        openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-384 |
            openssl pkcs8 -topk8 -nocrypt -outform DER -out "$keys/p384-$of.der"
    done
}

# A clang that can link libFuzzer, or nothing.
find_fuzzer() {
    local clang probe
    probe=$(mktemp -d)
    echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' >"$probe/probe.cpp"
    for clang in ${FUZZ_CXX:-clang++ clang++-19 clang++-16 clang++-14}; do
        if command -v "$clang" >/dev/null &&
            "$clang" -fsanitize=fuzzer "$probe/probe.cpp" -o "$probe/probe" 2>/dev/null; then
            echo "$clang"
            break
        fi
    done
    rm -rf "$probe"
}

if ! command -v openssl >/dev/null; then
    echo "openssl makes the tests' keys: install package openssl"
    echo "0 passed, 1 failed"
    exit 1
fi
make_keys

echo "== build"
make -s -j2 OUT="$out/plain" all
make -s -j2 OUT="$out/sanitized" MODE="-fsanitize=address,undefined -fno-sanitize-recover=all" all

once "the ESP32's configuration of mbedTLS" tests/esp32_configuration.sh
run "plain" "$out/plain/unit_tests" "$keys"
run "plain, with OpenSSL and GnuTLS" "$out/plain/interop_tests" "$keys" "$work"
run "AddressSanitizer and UBSan" "$out/sanitized/unit_tests" "$keys"
run "AddressSanitizer and UBSan, with OpenSSL and GnuTLS" "$out/sanitized/interop_tests" "$keys" "$work"
once "fuzz target without libFuzzer, sanitized" "$out/sanitized/feed_replay" "$keys" 10000 "$work/seeds"

if command -v valgrind >/dev/null; then
    run "valgrind" valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=all \
        --show-leak-kinds=all "$out/plain/unit_tests" "$keys" 97
else
    skip "valgrind (package valgrind)"
fi

fuzzer=$(find_fuzzer)
if [ -n "$fuzzer" ]; then
    make -s -j2 OUT="$out/fuzz" CXX="$fuzzer" MODE="-fsanitize=address,undefined,fuzzer-no-link" "$out/fuzz/feed_fuzzer"
    once "libFuzzer over Feed, 20,000 runs" "$out/fuzz/feed_fuzzer" -runs=20000 -max_len=4096 -seed=1 -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="$work/" "$work/seeds"
else
    skip "libFuzzer (a clang with it: packages clang and libclang-rt-dev)"
fi

if [ "$skipped" -ne 0 ]; then
    echo "$skipped skipped"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
