// The tests' whole framework: a check that prints where it failed, and a table of named tests.

#ifndef SIPPHONE_TESTS_CHECK_H
#define SIPPHONE_TESTS_CHECK_H

#include <stdio.h>

namespace check {

/// A test of a table.
struct Test {
    const char* name;
    void (*run)();
};

extern int failuresInTest;
extern int skips;

inline bool that(bool holds, const char* what, const char* file, int line)
{
    if (!holds) {
        printf("%s:%d: does not hold: %s\n", file, line, what);
        ++failuresInTest;
    }
    return holds;
}

inline bool equal(long long expected, long long actual, const char* what, const char* file, int line)
{
    if (expected != actual) {
        printf("%s:%d: %s is %lld, expected %lld\n", file, line, what, actual, expected);
        ++failuresInTest;
    }
    return expected == actual;
}

/// Tells that a test could not run here, and what is missing.
inline void skip(const char* why)
{
    printf("    skipped: %s\n", why);
    ++skips;
}

}  // namespace check

#define CHECK(condition) ::check::that((condition), #condition, __FILE__, __LINE__)
#define CHECK_EQUAL(expected, actual) \
    ::check::equal(static_cast<long long>(expected), static_cast<long long>(actual), #actual, __FILE__, __LINE__)

#endif  // SIPPHONE_TESTS_CHECK_H
