// A real program at the other end of a loopback socket, and the pump between the socket and an engine.

#ifndef SIPPHONE_TESTS_INTEROP_PEER_H
#define SIPPHONE_TESTS_INTEROP_PEER_H

#include <sys/types.h>

#include <string>
#include <vector>

#include "pki.h"

namespace interop {

/// Longest wait for anything, in milliseconds.
constexpr int LimitMs = 5000;

/// A child process with its standard input, and a file that takes what it says.
class Process {
public:
    Process() : _id(-1), _input(-1) {}
    ~Process() { stop(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Starts a program of the path.
    /// @return Whether it was started.
    bool start(const std::vector<std::string>& words, const std::string& logFile);

    /// Writes to its standard input.
    bool say(const std::string& text);

    /// Ends this process, by its id, and waits for it.
    void stop();

private:
    pid_t _id;
    int _input;
};

/// Whether a program is on the path.
bool isInstalled(const char* program);

/// A port on loopback that was free a moment ago.
int freePort();

/// Connects to a port of loopback as soon as somebody listens there.
/// @return The socket, or -1 after LimitMs.
int connectTo(int port);

/// Listens on a free port of loopback.
/// @param port The port.
/// @return The socket, or -1.
int listenOn(int& port);

/// Accepts one connection.
/// @return The socket, or -1 after LimitMs.
int acceptFrom(int listener);

/// Writes octets as PEM.
bool writePem(const std::string& path, const char* label, const pki::Octets& der);

/// Moves octets between a socket and an engine, in pieces of a size.
class Pump {
public:
    Pump(int socket, int32_t engine, size_t pieceBytes)
        : _socket(socket), _engine(engine), _piece(pieceBytes), _pending(), _ended(false) {}
    ~Pump();
    Pump(const Pump&) = delete;
    Pump& operator=(const Pump&) = delete;

    /// Steps until the handshake is over.
    /// @return PeerPresented, StepFailed, or the last step after LimitMs.
    sipphone::result_t handshake();

    /// Sends all of a text.
    bool send(const std::string& text);

    /// Receives until a text has come.
    /// @param found All that has come.
    /// @return 1 when it has; 0 after LimitMs; else what Read answered.
    sipphone::result_t receive(const std::string& text, std::string& found);

    /// Moves what can be moved, and waits for the socket for up to some milliseconds when there was nothing.
    void turn(int waitMs);

private:
    bool drain();

    int _socket;
    int32_t _engine;
    size_t _piece;
    pki::Octets _pending;
    bool _ended;
};

}  // namespace interop

#endif  // SIPPHONE_TESTS_INTEROP_PEER_H
