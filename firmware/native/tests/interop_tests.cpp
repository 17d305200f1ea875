// Handshakes with OpenSSL and GnuTLS over loopback: interop_tests KEYS WORK. What is not installed is skipped, and
// named.

#include <string.h>
#include <unistd.h>

#include "check.h"
#include "interop_peer.h"
#include "pair.h"

int check::failuresInTest = 0;
int check::skips = 0;

namespace {

using namespace sipphone;
using interop::Process;
using interop::Pump;
using pki::Identity;
using pki::KeyKind;
using pki::Usage;

std::string workDirectory = "obj";

std::string at(const char* name) { return workDirectory + "/" + name; }

const KeyKind Kinds[] = {KeyKind::Rsa2048, KeyKind::P256, KeyKind::P384};

Identity root() { return pki::authority(KeyKind::P256, "Root"); }

Identity clientIdentity() { return pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Client); }

void publish(const Identity& server)
{
    CHECK(interop::writePem(at("root.pem"), "CERTIFICATE", root().certificate));
    CHECK(interop::writePem(at("server.pem"), "CERTIFICATE", server.certificate));
    CHECK(interop::writePem(at("server-key.pem"), "PRIVATE KEY", server.key));
}

std::vector<std::string> opensslServer(int port, int32_t version, bool mutual, bool reverses)
{
    std::vector<std::string> words = {"openssl", "s_server", "-accept", "127.0.0.1:" + std::to_string(port), "-cert",
        at("server.pem"), "-key", at("server-key.pem"), "-CAfile", at("root.pem"),
        version == Tls12 ? "-tls1_2" : "-tls1_3"};
    if (reverses) {
        words.push_back("-rev");
    }
    if (mutual) {
        words.insert(words.end(), {"-Verify", "2", "-verify_return_error"});
    }
    return words;
}

std::vector<std::string> gnutlsServer(int port, int32_t version, bool mutual, bool)
{
    std::vector<std::string> words = {"gnutls-serv", "--echo", "--quiet", "--port", std::to_string(port),
        "--x509certfile", at("server.pem"), "--x509keyfile", at("server-key.pem"), "--x509cafile", at("root.pem"),
        "--priority", version == Tls12 ? "NORMAL:-VERS-ALL:+VERS-TLS1.2" : "NORMAL:-VERS-ALL:+VERS-TLS1.3"};
    if (mutual) {
        words.insert(words.end(), {"--require-client-cert", "--verify-client-cert"});
    } else {
        words.push_back("--disable-client-cert");
    }
    return words;
}

typedef std::vector<std::string> (*Server)(int port, int32_t version, bool mutual, bool reverses);

void talk(Server server, const char* answer, int32_t version, bool mutual, size_t piece)
{
    const int port = interop::freePort();
    Process process;
    CHECK(process.start(server(port, version, mutual, true), at("server.log")));
    const int32_t engine = pair::create(Role::Client, root().certificate, mutual ? clientIdentity() : Identity(),
        "sip.example.com", Tls12, pair::Newest);
    CHECK(engine > 0);
    Pump pump(interop::connectTo(port), engine, piece);
    if (!CHECK_EQUAL(PeerPresented, pump.handshake())) {
        printf("    version %04x, error %04x, flags %x\n", static_cast<unsigned>(version),
            static_cast<unsigned>(tlsErrorCode(engine)), static_cast<unsigned>(tlsVerifyFlags(engine)));
        return;
    }
    CHECK_EQUAL(version, tlsVersion(engine));
    CHECK_EQUAL(Ok, tlsAccept(engine));
    CHECK(pump.send("hello there\n"));
    std::string found;
    CHECK_EQUAL(1, pump.receive(answer, found));
    CHECK_EQUAL(Ok, tlsClose(engine));
    pump.turn(0);
}

void talkInEveryWay(const char* program, const char* package, Server server, const char* answer)
{
    if (!interop::isInstalled(program)) {
        check::skip(package);
        return;
    }
    for (KeyKind kind : Kinds) {
        publish(pki::leaf(kind, KeyKind::P256, Usage::Server));
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            talk(server, answer, version, false, 4096);
        }
    }
    for (int32_t version = Tls12; version <= pair::Newest; ++version) {
        talk(server, answer, version, true, 4096);
        talk(server, answer, version, false, 1);
        talk(server, answer, version, true, 7);
    }
}

void opensslServers() { talkInEveryWay("openssl", "package openssl", opensslServer, "ereht olleh"); }

void gnutlsServers() { talkInEveryWay("gnutls-serv", "package gnutls-bin", gnutlsServer, "hello there"); }

// OpenSSL and GnuTLS show whatever certificate they are given; our own server would not.
void serversOfTheWrongKind(const char* program, const char* package, Server server)
{
    if (!interop::isInstalled(program)) {
        check::skip(package);
        return;
    }
    struct Row {
        Usage usage;
        const char* notAfter;
        KeyKind issuer;
        uint32_t flags;
    };
    const Row rows[] = {
        {Usage::Client, "20991231235959", KeyKind::P256, MBEDTLS_X509_BADCERT_EXT_KEY_USAGE},
        {Usage::Server, "20210101000000", KeyKind::P256, MBEDTLS_X509_BADCERT_EXPIRED},
        {Usage::Server, "20991231235959", KeyKind::P384, MBEDTLS_X509_BADCERT_NOT_TRUSTED},
    };
    for (const Row& row : rows) {
        publish(pki::make({KeyKind::P256, "sip.example.com", "Root", row.issuer, row.usage, "20200101000000",
            row.notAfter, false}));
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            const int port = interop::freePort();
            Process process;
            CHECK(process.start(server(port, version, false, true), at("server.log")));
            const int32_t engine =
                pair::create(Role::Client, root().certificate, {}, "other.example.org", version, version);
            Pump pump(interop::connectTo(port), engine, 4096);
            CHECK_EQUAL(StepFailed, pump.handshake());
            CHECK_EQUAL(row.flags, tlsVerifyFlags(engine));
            CHECK(tlsErrorCode(engine) > 0);
        }
    }
}

void wrongOpensslServers() { serversOfTheWrongKind("openssl", "package openssl", opensslServer); }

void wrongGnutlsServers() { serversOfTheWrongKind("gnutls-serv", "package gnutls-bin", gnutlsServer); }

void serve(const std::vector<std::string>& program, const Identity& own, int listener, int32_t version, bool mutual)
{
    Process process;
    CHECK(process.start(program, at("client.log")));
    const int32_t engine = pair::create(
        Role::Server, mutual ? root().certificate : pki::Octets(), own, "", version, version, mutual);
    CHECK(engine > 0);
    Pump pump(interop::acceptFrom(listener), engine, 4096);
    if (!CHECK_EQUAL(PeerPresented, pump.handshake())) {
        printf("    version %04x, error %04x\n", static_cast<unsigned>(version),
            static_cast<unsigned>(tlsErrorCode(engine)));
        return;
    }
    CHECK_EQUAL(Ok, tlsAccept(engine));
    CHECK(process.say("from the client\n"));
    std::string found;
    CHECK_EQUAL(1, pump.receive("from the client", found));
    CHECK(pump.send("from the server\n"));
    CHECK_EQUAL(Ok, tlsClose(engine));
    pump.turn(0);
}

void clientsOfOpensslAndGnutls()
{
    if (!interop::isInstalled("openssl") || !interop::isInstalled("gnutls-cli")) {
        check::skip("packages openssl and gnutls-bin");
        return;
    }
    const Identity client = clientIdentity();
    CHECK(interop::writePem(at("root.pem"), "CERTIFICATE", root().certificate));
    CHECK(interop::writePem(at("client.pem"), "CERTIFICATE", client.certificate));
    CHECK(interop::writePem(at("client-key.pem"), "PRIVATE KEY", client.key));
    for (KeyKind kind : Kinds) {
        const Identity own = pki::leaf(kind, KeyKind::P256, Usage::Server);
        for (int32_t version = Tls12; version <= pair::Newest; ++version) {
            for (int mutual = 0; mutual < 2; ++mutual) {
                int port = 0;
                const int listener = interop::listenOn(port);
                std::vector<std::string> openssl = {"openssl", "s_client", "-quiet", "-verify_return_error",
                    "-no_ign_eof", "-connect", "127.0.0.1:" + std::to_string(port), "-CAfile", at("root.pem")};
                std::vector<std::string> gnutls = {"gnutls-cli", "--x509cafile", at("root.pem"), "--verify-hostname",
                    "sip.example.com", "--port", std::to_string(port)};
                if (mutual != 0) {
                    openssl.insert(openssl.end(), {"-cert", at("client.pem"), "-key", at("client-key.pem")});
                    gnutls.insert(gnutls.end(), {"--x509certfile", at("client.pem"), "--x509keyfile",
                        at("client-key.pem")});
                }
                gnutls.push_back("127.0.0.1");
                serve(openssl, own, listener, version, mutual != 0);
                serve(gnutls, own, listener, version, mutual != 0);
                close(listener);
            }
        }
    }
}

// RFC 8446 §4.6.3. mbedTLS 3.6 does not know key updates: it has to end the connection, with an alert and an error.
void keyUpdatesEndTheConnection()
{
    if (!interop::isInstalled("openssl")) {
        check::skip("package openssl");
        return;
    }
    if (!SIPPHONE_TLS13) {
        return;
    }
    publish(pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server));
    const int port = interop::freePort();
    Process process;
    CHECK(process.start(opensslServer(port, Tls13, false, false), at("server.log")));
    const int32_t engine = pair::create(Role::Client, root().certificate, {}, "sip.example.com", Tls13, Tls13);
    Pump pump(interop::connectTo(port), engine, 4096);
    CHECK_EQUAL(PeerPresented, pump.handshake());
    CHECK_EQUAL(Ok, tlsAccept(engine));
    std::string found;
    CHECK(process.say("before\n"));
    CHECK_EQUAL(1, pump.receive("before", found));
    CHECK(process.say("K\n"));
    CHECK_EQUAL(Failed, pump.receive("after", found));
    CHECK_EQUAL(-MBEDTLS_ERR_SSL_UNEXPECTED_MESSAGE, tlsErrorCode(engine));
}

const check::Test Tests[] = {
    {"OpenSSL servers", opensslServers},
    {"GnuTLS servers", gnutlsServers},
    {"OpenSSL servers with a wrong certificate", wrongOpensslServers},
    {"GnuTLS servers with a wrong certificate", wrongGnutlsServers},
    {"OpenSSL and GnuTLS clients", clientsOfOpensslAndGnutls},
    {"key updates end the connection", keyUpdatesEndTheConnection},
};

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        printf("usage: interop_tests KEYS WORK\n");
        return 2;
    }
    pki::setKeyDirectory(arguments[1]);
    workDirectory = arguments[2];
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (const check::Test& test : Tests) {
        check::failuresInTest = 0;
        check::skips = 0;
        test.run();
        const bool holds = check::failuresInTest == 0;
        printf("  %s %s\n", !holds ? "FAILED " : check::skips != 0 ? "skipped" : "ok     ", test.name);
        ++(!holds ? failed : check::skips != 0 ? skipped : passed);
        fflush(stdout);
    }
    printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
    return failed == 0 ? 0 : 1;
}
