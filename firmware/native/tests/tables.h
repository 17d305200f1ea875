// The tables of tests, one a file, each ended by a test without a name.

#ifndef SIPPHONE_TESTS_TABLES_H
#define SIPPHONE_TESTS_TABLES_H

#include "check.h"

extern const check::Test PartTests[];
extern const check::Test HandleTests[];
extern const check::Test HandshakeTests[];
extern const check::Test DamageTests[];
extern const check::Test DataTests[];
extern const check::Test TransformTests[];
extern const check::Test GlueTests[];

/// Every how many octets the damage tests change one: 1 for all; more under valgrind.
extern unsigned long damageStride;

#endif  // SIPPHONE_TESTS_TABLES_H
