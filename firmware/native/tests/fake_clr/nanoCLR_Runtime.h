// Stands for nf-interpreter's header of this name: the glue needs nothing more of it than the other one has.

#ifndef SIPPHONE_FAKE_CLR_RUNTIME_H
#define SIPPHONE_FAKE_CLR_RUNTIME_H

#include "nanoCLR_Interop.h"

#endif  // SIPPHONE_FAKE_CLR_RUNTIME_H
