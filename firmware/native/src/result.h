// What the native calls answer. Zero and above is a count, a handle or a step; below zero is one of these codes.
// The first five are the portable code's HalResult, number for number.

#ifndef SIPPHONE_RESULT_H
#define SIPPHONE_RESULT_H

#include <stdint.h>

namespace sipphone {

/// A count, a handle, a Step, or one of the codes in Result.
typedef int32_t result_t;

/// Codes below zero. A call that answers one has changed nothing unless its own text says otherwise.
enum Result : result_t {
    Ok = 0,
    Closed = -1,            ///< The connection's direction that was asked for has ended.
    TooSmall = -2,          ///< The caller's range cannot hold the whole; nothing was written to it.
    NotFound = -3,          ///< There is no such thing (a peer's certificate before one came).
    Failed = -4,            ///< The connection failed; ErrorCode and VerifyFlags say why.
    Full = -5,              ///< All engines are in use.
    BadHandle = -10,        ///< No engine has this handle (any more).
    BadRange = -11,         ///< A null buffer, or not 0 <= offset <= end <= length.
    BadArgument = -12,      ///< A value outside what the call takes.
    BadState = -13,         ///< Not at this point: Read or Write before Accept, Accept before PeerPresented.
    BadAnchors = -14,       ///< The trust anchors are missing, too many, or not certificates in DER, end to end.
    BadCertificate = -15,   ///< Our own chain is too long, or not certificates in DER, end to end.
    BadKey = -16,           ///< Our own key is missing, not a key in DER, or not that of the leaf.
    NotSupported = -17,     ///< This build of mbedTLS has not what was asked for (TLS 1.3).
    OutOfMemory = -18,      ///< mbedTLS could not allocate.
    BadSignature = -19      ///< A well-formed signature that does not verify.
};

/// What one Step found. Always above zero, so that a code cannot be taken for one.
enum Step : result_t {
    WantInput = 1,          ///< Feed more octets from the wire; drain what there is.
    WantOutput = 2,         ///< The output ring is full: drain it first.
    Working = 3,            ///< One piece is done; step again when convenient.
    PeerPresented = 4,      ///< The handshake is over and the chain verified. Accept or Close.
    Done = 5,               ///< Accepted: Read and Write.
    StepFailed = 6          ///< It failed for good. Drain still gives the alert for the peer.
};

}  // namespace sipphone

#endif  // SIPPHONE_RESULT_H
