// Processes, sockets and the pump of the interop tests. Invariant: a process is stopped by its own id, and every wait
// ends.

#include "interop_peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <mbedtls/pem.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace interop {

using namespace sipphone;

namespace {

long nowMs()
{
    timespec now = {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

}  // namespace

bool Process::start(const std::vector<std::string>& words, const std::string& logFile)
{
    int pipes[2];
    if (pipe(pipes) != 0) {
        return false;
    }
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    _id = fork();
    if (_id == 0) {
        const int log = open(logFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        dup2(pipes[0], 0);
        dup2(log, 1);
        dup2(log, 2);
        for (int descriptor = 3; descriptor < 64; ++descriptor) {
            close(descriptor);
        }
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    close(pipes[0]);
    _input = pipes[1];
    return _id > 0;
}

bool Process::say(const std::string& text)
{
    return write(_input, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

void Process::stop()
{
    if (_input >= 0) {
        close(_input);
        _input = -1;
    }
    if (_id > 0) {
        kill(_id, SIGKILL);
        waitpid(_id, nullptr, 0);
        _id = -1;
    }
}

bool isInstalled(const char* program)
{
    const char* const path = getenv("PATH");
    std::string rest = path == nullptr ? "" : path;
    while (!rest.empty()) {
        const size_t colon = rest.find(':');
        if (access((rest.substr(0, colon) + "/" + program).c_str(), X_OK) == 0) {
            return true;
        }
        rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
    }
    return false;
}

int listenOn(int& port)
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    if (listener < 0 || bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener, 1) != 0 || getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        close(listener);
        return -1;
    }
    port = ntohs(address.sin_port);
    return listener;
}

int freePort()
{
    int port = 0;
    close(listenOn(port));
    return port;
}

int connectTo(int port)
{
    for (const long limit = nowMs() + LimitMs; nowMs() < limit;) {
        const int made = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(port);
        if (connect(made, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
            return made;
        }
        close(made);
        poll(nullptr, 0, 20);
    }
    return -1;
}

int acceptFrom(int listener)
{
    pollfd wait = {listener, POLLIN, 0};
    return poll(&wait, 1, LimitMs) == 1 ? accept(listener, nullptr, nullptr) : -1;
}

bool writePem(const std::string& path, const char* label, const pki::Octets& der)
{
    const std::string begin = std::string("-----BEGIN ") + label + "-----\n";
    const std::string end = std::string("-----END ") + label + "-----\n";
    pki::Octets pem(8192);
    size_t size = 0;
    if (mbedtls_pem_write_buffer(
            begin.c_str(), end.c_str(), der.data(), der.size(), pem.data(), pem.size(), &size) != 0) {
        return false;
    }
    pem.resize(size - 1);
    return pki::writeFile(path, pem);
}

Pump::~Pump()
{
    close(_socket);
    tlsFree(_engine);
}

bool Pump::drain()
{
    uint8_t buffer[4096];
    const result_t count = tlsDrain(_engine, {buffer, sizeof(buffer)}, 0, static_cast<int32_t>(_piece));
    if (count > 0) {
        // Small, and to loopback: the socket takes it.
        static_cast<void>(::send(_socket, buffer, static_cast<size_t>(count), MSG_NOSIGNAL));
    }
    return count > 0;
}

void Pump::turn(int waitMs)
{
    if (drain()) {
        return;
    }
    if (_pending.empty() && !_ended) {
        pollfd wait = {_socket, POLLIN, 0};
        if (poll(&wait, 1, waitMs) != 1) {
            return;
        }
        uint8_t buffer[4096];
        const ssize_t got = recv(_socket, buffer, sizeof(buffer), 0);
        if (got <= 0) {
            _ended = true;
            tlsEndInput(_engine);
            return;
        }
        _pending.assign(buffer, buffer + got);
    }
    const size_t count = _pending.size() < _piece ? _pending.size() : _piece;
    const result_t taken = tlsFeed(_engine, {_pending.data(), static_cast<int32_t>(_pending.size())}, 0,
        static_cast<int32_t>(count));
    if (taken > 0) {
        _pending.erase(_pending.begin(), _pending.begin() + taken);
    } else if (taken < 0) {
        _pending.clear();
    }
}

result_t Pump::handshake()
{
    result_t step = Working;
    for (const long limit = nowMs() + LimitMs; nowMs() < limit && step != PeerPresented && step != StepFailed;) {
        step = tlsStep(_engine);
        if (step == WantInput || step == WantOutput) {
            turn(100);
        }
    }
    while (drain()) {
    }
    return step;
}

bool Pump::send(const std::string& text)
{
    pki::Octets octets(text.begin(), text.end());
    const int32_t end = static_cast<int32_t>(octets.size());
    int32_t at = 0;
    for (const long limit = nowMs() + LimitMs; nowMs() < limit && at < end;) {
        const result_t wrote = tlsWrite(_engine, {octets.data(), end}, at, end);
        if (wrote < 0) {
            return false;
        }
        at += wrote;
        while (drain()) {
        }
    }
    return at == end;
}

result_t Pump::receive(const std::string& text, std::string& found)
{
    uint8_t buffer[512];
    for (const long limit = nowMs() + LimitMs; nowMs() < limit;) {
        const result_t got = tlsRead(_engine, {buffer, sizeof(buffer)}, 0, sizeof(buffer));
        if (got < 0) {
            return got;
        }
        found.append(buffer, buffer + got);
        if (!text.empty() && found.find(text) != std::string::npos) {
            return 1;
        }
        if (got == 0) {
            turn(100);
        }
    }
    return 0;
}

}  // namespace interop
