// The glue through a fake CLR: every method from its place in the table, and the checksum that the .pe will carry.

#include <string.h>

#include "pair.h"
#include "sipphone_native.h"
#include "tables.h"

namespace {

using namespace sipphone;
using pki::KeyKind;
using pki::Usage;

enum Method {
    TlsCreate, TlsFeed, TlsEndInput, TlsDrain, TlsStep, TlsCopyPeerCertificate, TlsVerifyFlags, TlsErrorCode,
    TlsVersion, TlsAccept, TlsRead, TlsWrite, TlsClose, TlsFree, SrtpAesCm, SrtpHmacSha1, EcdsaP256Verify, MethodCount
};

#define NAME_OF(name) #name,
const char* const Names[] = {SIPPHONE_NATIVE_METHODS(NAME_OF)};
#undef NAME_OF

/// A call being put together: integers and arrays in order.
struct Call {
    CLR_RT_StackFrame frame;
    FakeArray arrays[CLR_RT_StackFrame::MaxArguments];
    unsigned int count;

    Call() : frame(), arrays(), count(0) {}

    Call& with(int32_t number)
    {
        frame.arguments[count].type = DATATYPE_I4;
        frame.arguments[count++].number = number;
        return *this;
    }

    Call& with(pki::Octets& octets, unsigned int octetsPerElement = 1)
    {
        arrays[count] = {octets.data(), static_cast<unsigned int>(octets.size()), octetsPerElement};
        frame.arguments[count].type = DATATYPE_OBJECT;
        frame.arguments[count].array = &arrays[count];
        ++count;
        return *this;
    }

    Call& withNull()
    {
        frame.arguments[count++].type = DATATYPE_OBJECT;
        return *this;
    }

    result_t to(Method method)
    {
        const CLR_RT_MethodHandler* const table =
            static_cast<const CLR_RT_MethodHandler*>(g_CLR_AssemblyNative_SipPhone_Native.m_pNativeMethods);
        frame.hasResult = false;
        CHECK_EQUAL(S_OK, table[method](frame));
        CHECK(frame.hasResult);
        return frame.result;
    }
};

uint32_t crcOf(const char* text, uint32_t crc)
{
    // CRC-32 of the generator 04C11DB7, highest bit first, nothing inverted: what the metadata processor uses.
    for (; *text != 0; ++text) {
        crc ^= static_cast<uint32_t>(static_cast<uint8_t>(*text)) << 24;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 0x80000000u) != 0 ? crc << 1 ^ 0x04C11DB7u : crc << 1;
        }
    }
    return crc;
}

// The processor sums assembly, class and method, but starts from zero again until its first native method is
// complete: of that one only the method's own name is left.
uint32_t addMethod(uint32_t crc, bool isFirst, const char* assembly, const char* type, const char* name)
{
    return isFirst ? crcOf(name, 0) : crcOf(name, crcOf(type, crcOf(assembly, crc)));
}

void checksumIsThatOfTheNames()
{
    // The sums that the metadata processor's own tests expect.
    uint32_t crc = addMethod(0, true, "TestNFApp", "TestNFApp_OneClassOverAll", "DummyExternMethod___VOID");
    CHECK_EQUAL(519713657, crc);
    crc = addMethod(crc, false, "TestNFApp", "TestNFApp_OneClassOverAll", "DummyExternMethod___VOID");
    CHECK_EQUAL(1574868855, crc);
    crc = 0;
    for (size_t i = 0; i < MethodCount; ++i) {
        crc = addMethod(crc, i == 0, "SipPhone.Native", "SipPhone_Native_Engine", Names[i]);
    }
    if (!CHECK_EQUAL(crc, g_CLR_AssemblyNative_SipPhone_Native.m_checkSum)) {
        printf("    the checksum has to be 0x%08X\n", crc);
    }
    CHECK(strcmp("SipPhone.Native", g_CLR_AssemblyNative_SipPhone_Native.m_szAssemblyName) == 0);
    CHECK_EQUAL(100, g_CLR_AssemblyNative_SipPhone_Native.m_Version.iMajorVersion);
}

void namesAreInTheOrderOfTheTable()
{
    CHECK_EQUAL(MethodCount, sizeof(Names) / sizeof(Names[0]));
    const char* const expected[] = {
        "TlsCreate_", "TlsFeed_", "TlsEndInput_", "TlsDrain_", "TlsStep_", "TlsCopyPeerCertificate_", "TlsVerifyFlags_",
        "TlsErrorCode_", "TlsVersion_", "TlsAccept_", "TlsRead_", "TlsWrite_", "TlsClose_", "TlsFree_", "SrtpAesCm_",
        "SrtpHmacSha1_", "EcdsaP256Verify_",
    };
    for (size_t i = 0; i < MethodCount; ++i) {
        CHECK(strncmp(Names[i], expected[i], strlen(expected[i])) == 0);
    }
}

int32_t createClient(pki::Octets& root)
{
    pki::Octets name = {'s', 'i', 'p'};
    return Call().with(0).with(name).with(root).withNull().withNull().with(Tls12).with(Tls13).with(1).to(TlsCreate);
}

// Moves what one engine has to the other, through the glue alone.
void move(int32_t from, int32_t to)
{
    pki::Octets wire(700);
    for (result_t got = 1; got > 0;) {
        got = Call().with(from).with(wire).with(0).with(600).to(TlsDrain);
        CHECK_EQUAL(got, Call().with(to).with(wire).with(0).with(got).to(TlsFeed));
        Call().with(to).to(TlsStep);
    }
}

void aConnectionThroughTheGlue()
{
    pki::Octets root = pki::authority(KeyKind::P256, "Root").certificate;
    pki::Identity own = pki::leaf(KeyKind::P256, KeyKind::P256, Usage::Server);
    const int32_t client = createClient(root);
    const int32_t server = Call().with(1).withNull().withNull().with(own.certificate).with(own.key).with(Tls12)
        .with(Tls13).with(0).to(TlsCreate);
    CHECK(client > 0 && server > 0);
    for (int i = 0; i < 40; ++i) {
        Call().with(client).to(TlsStep);
        Call().with(server).to(TlsStep);
        move(client, server);
        move(server, client);
    }
    CHECK_EQUAL(PeerPresented, Call().with(client).to(TlsStep));
    CHECK_EQUAL(0, Call().with(client).to(TlsVerifyFlags));
    CHECK_EQUAL(0, Call().with(client).to(TlsErrorCode));
    CHECK_EQUAL(pair::Newest, Call().with(client).to(TlsVersion));
    pki::Octets leaf(1000);
    const int32_t size = static_cast<int32_t>(own.certificate.size());
    CHECK_EQUAL(size, Call().with(client).with(leaf).with(0).with(1000).to(TlsCopyPeerCertificate));
    CHECK(memcmp(leaf.data(), own.certificate.data(), own.certificate.size()) == 0);
    CHECK_EQUAL(Ok, Call().with(client).to(TlsAccept));
    CHECK_EQUAL(Ok, Call().with(server).to(TlsAccept));
    pki::Octets text = {1, 2, 3, 4};
    CHECK_EQUAL(3, Call().with(client).with(text).with(1).with(4).to(TlsWrite));
    move(client, server);
    CHECK_EQUAL(3, Call().with(server).with(text).with(0).with(4).to(TlsRead));
    CHECK(text == pki::Octets({2, 3, 4, 4}));
    CHECK_EQUAL(Ok, Call().with(client).to(TlsClose));
    CHECK_EQUAL(Ok, Call().with(server).to(TlsEndInput));
    CHECK_EQUAL(Closed, Call().with(server).with(text).with(0).with(4).to(TlsRead));
    CHECK_EQUAL(Ok, Call().with(client).to(TlsFree));
    CHECK_EQUAL(Ok, Call().with(server).to(TlsFree));
    CHECK_EQUAL(BadHandle, Call().with(server).to(TlsFree));
}

void transformsThroughTheGlue()
{
    pki::Octets key(16, 0);
    pki::Octets iv(16, 0);
    pki::Octets data(16, 0);
    CHECK_EQUAL(Ok, Call().with(key).with(iv).with(data).with(0).with(16).to(SrtpAesCm));
    // FIPS 197: AES-128 of a zero block under a zero key.
    CHECK(data[0] == 0x66 && data[1] == 0xE9 && data[15] == 0x2E);
    pki::Octets macKey(20, 0x0B);
    pki::Octets text = {'H', 'i', ' ', 'T', 'h', 'e', 'r', 'e'};
    pki::Octets tag(4, 0);
    CHECK_EQUAL(Ok, Call().with(macKey).with(text).with(0).with(8).with(tag).with(0).with(4).to(SrtpHmacSha1));
    CHECK(tag == pki::Octets({0xB6, 0x17, 0x31, 0x86}));
    pki::Octets digest(32, 1);
    pki::Octets signature(64, 1);
    pki::Octets point(65, 4);
    CHECK_EQUAL(BadArgument, Call().with(digest).with(signature).with(point).to(EcdsaP256Verify));
}

void wrongArgumentsAreCodes()
{
    pki::Octets root = pki::authority(KeyKind::P256, "Root").certificate;
    pki::Octets octets(8, 0);
    const int32_t client = createClient(root);
    CHECK_EQUAL(BadRange, Call().with(client).withNull().with(0).with(0).to(TlsFeed));
    CHECK_EQUAL(BadArgument, Call().with(client).with(octets, 2).with(0).with(1).to(TlsFeed));
    CHECK_EQUAL(BadArgument, Call().with(octets).with(octets).with(0).with(1).to(TlsFeed));
    CHECK_EQUAL(BadArgument, Call().with(octets).to(TlsStep));
    CHECK_EQUAL(BadArgument, Call().withNull().withNull().withNull().to(EcdsaP256Verify));
    CHECK_EQUAL(BadArgument, Call().withNull().withNull().with(octets).with(0).with(1).to(SrtpAesCm));
    CHECK_EQUAL(BadAnchors,
        Call().with(0).withNull().withNull().withNull().withNull().with(Tls12).with(Tls13).with(1).to(TlsCreate));
    CHECK_EQUAL(Ok, Call().with(client).to(TlsFree));
}

}  // namespace

const check::Test GlueTests[] = {
    {"the checksum is that of the names", checksumIsThatOfTheNames},
    {"names are in the order of the table", namesAreInTheOrderOfTheTable},
    {"a connection through the glue", aConnectionThroughTheGlue},
    {"transforms through the glue", transformsThroughTheGlue},
    {"wrong arguments are codes", wrongArgumentsAreCodes},
    {nullptr, nullptr},
};
