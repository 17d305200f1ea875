#!/usr/bin/env bash
# Compiled for the ESP32, each source that needs mbedTLS must ask for ESP-IDF's configuration and no other: on a PC that
# file is missing, so the compiler has to stop at its name. Run in firmware/native; test.sh does.
set -uo pipefail

status=0
for source in $(grep -l mbedtls src/*.cpp); do
    if said=$("${CXX:-g++}" -std=c++14 -DPLATFORM_ESP32 ${MBEDTLS_INCLUDE:+-I"$MBEDTLS_INCLUDE"} -Isrc \
        -fsyntax-only "$source" 2>&1) || [[ $said != *"mbedtls/esp_config.h"* ]]; then
        echo "$source does not see mbedtls/esp_config.h"
        status=1
    fi
done
exit $status
