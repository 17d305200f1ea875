// Which configuration mbedTLS is compiled with; included before the first of its headers everywhere. On the ESP32
// it is ESP-IDF's. The build of nf-interpreter tells it to mbedTLS alone, not to interop assemblies: without this line
// the engine would see the default configuration, smaller structures, and mbedTLS would write past their ends.

#ifndef SIPPHONE_MBEDTLS_CONFIG_H
#define SIPPHONE_MBEDTLS_CONFIG_H

#if (defined(PLATFORM_ESP32) || defined(ESP_PLATFORM)) && !defined(MBEDTLS_CONFIG_FILE)
#define MBEDTLS_CONFIG_FILE "mbedtls/esp_config.h"
#endif

#endif  // SIPPHONE_MBEDTLS_CONFIG_H
