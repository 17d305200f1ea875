// Known answers: RFC 3711 appendix B.2 and B.3, RFC 2202 §3, RFC 6979 §A.2.5.

#include <string.h>

#include "ecdsa_p256.h"
#include "pair.h"
#include "srtp_transforms.h"
#include "tables.h"

namespace {

using namespace sipphone;

pki::Octets hex(const char* text)
{
    pki::Octets octets;
    for (; text[0] != 0 && text[1] != 0; text += 2) {
        unsigned value = 0;
        sscanf(text, "%2x", &value);
        octets.push_back(static_cast<uint8_t>(value));
    }
    return octets;
}

bool isAt(const pki::Octets& octets, size_t at, const char* expected)
{
    const pki::Octets wanted = hex(expected);
    return at + wanted.size() <= octets.size() && memcmp(octets.data() + at, wanted.data(), wanted.size()) == 0;
}

void aesCmKnownAnswers()
{
    pki::Octets key = hex("2B7E151628AED2A6ABF7158809CF4F3C");
    pki::Octets iv = hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000");
    const int32_t size = 0xFF02 * 16;
    pki::Octets stream(static_cast<size_t>(size), 0);
    CHECK_EQUAL(Ok, srtpAesCm(pair::bytes(key), pair::bytes(iv), pair::bytes(stream), 0, size));
    CHECK(isAt(stream, 0, "E03EAD0935C95E80E166B16DD92B4EB4"));
    CHECK(isAt(stream, 16, "D23513162B02D0F72A43A2FE4A5F97AB"));
    CHECK(isAt(stream, 32, "41E95B3BB0A2E8DD477901E4FCA894C0"));
    CHECK(isAt(stream, 0xFEFF * 16, "EC8CDF7398607CB0F2D21675EA9EA1E4"));
    CHECK(isAt(stream, 0xFF00 * 16, "362B7C3C6773516318A077D7FC5073AE"));
    CHECK(isAt(stream, 0xFF01 * 16, "6A2CC3787889374FBEB4C81B17BA6C44"));
    struct Row {
        const char* iv;
        const char* expected;
    };
    const Row derivations[] = {
        {"0EC675AD498AFEEBB6960B3AABE60000", "C61E7A93744F39EE10734AFE3FF7A087"},
        {"0EC675AD498AFEE9B6960B3AABE60000", "30CBBC08863D8C85D49DB34A9AE1"},
        {"0EC675AD498AFEEAB6960B3AABE60000", "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"},
    };
    key = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
    for (const Row& row : derivations) {
        pki::Octets derived(20, 0);
        iv = hex(row.iv);
        CHECK_EQUAL(Ok, srtpAesCm(pair::bytes(key), pair::bytes(iv), pair::bytes(derived), 0, 20));
        CHECK(isAt(derived, 0, row.expected));
    }
}

void aesCmKeepsToItsRange()
{
    pki::Octets key = hex("2B7E151628AED2A6ABF7158809CF4F3C");
    pki::Octets iv = hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000");
    pki::Octets data(40, 0x55);
    const Bytes k = pair::bytes(key);
    const Bytes v = pair::bytes(iv);
    const Bytes d = pair::bytes(data);
    CHECK_EQUAL(Ok, srtpAesCm(k, v, d, 3, 37));
    CHECK(data[2] == 0x55 && data[37] == 0x55 && data[3] == (0x55 ^ 0xE0));
    CHECK_EQUAL(Ok, srtpAesCm(k, v, d, 3, 37));
    CHECK(data == pki::Octets(40, 0x55));
    CHECK(isAt(iv, 0, "F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"));
    CHECK_EQUAL(Ok, srtpAesCm(k, v, d, 40, 40));
    CHECK_EQUAL(BadRange, srtpAesCm(k, v, d, 0, 41));
    CHECK_EQUAL(BadRange, srtpAesCm(k, v, d, -1, 4));
    CHECK_EQUAL(BadRange, srtpAesCm(k, v, {nullptr, 0}, 0, 0));
    CHECK_EQUAL(BadArgument, srtpAesCm({key.data(), 15}, v, d, 0, 4));
    CHECK_EQUAL(BadArgument, srtpAesCm({nullptr, 16}, v, d, 0, 4));
    CHECK_EQUAL(BadArgument, srtpAesCm(k, {iv.data(), 14}, d, 0, 4));
    iv[15] = 1;
    CHECK_EQUAL(BadArgument, srtpAesCm(k, v, d, 0, 4));
}

void hmacSha1KnownAnswers()
{
    pki::Octets key(20, 0x0B);
    pki::Octets data = hex("4869205468657265");
    pki::Octets tag(12, 0xEE);
    CHECK_EQUAL(Ok, srtpHmacSha1(pair::bytes(key), pair::bytes(data), 0, 8, pair::bytes(tag), 1, 10));
    CHECK(isAt(tag, 0, "EEb617318655057264e28bEE"));
    key.assign(20, 0xAA);
    data.assign(52, 0xDD);
    tag.assign(12, 0xEE);
    CHECK_EQUAL(Ok, srtpHmacSha1(pair::bytes(key), pair::bytes(data), 1, 51, pair::bytes(tag), 8, 4));
    CHECK(isAt(tag, 0, "EEEEEEEEEEEEEEEE125d7342"));
}

void hmacSha1ChecksItsArguments()
{
    pki::Octets key(20, 0x0B);
    pki::Octets data(8, 0);
    pki::Octets tag(12, 0);
    const Bytes k = pair::bytes(key);
    const Bytes d = pair::bytes(data);
    const Bytes t = pair::bytes(tag);
    CHECK_EQUAL(BadArgument, srtpHmacSha1({key.data(), 19}, d, 0, 8, t, 0, 10));
    CHECK_EQUAL(BadArgument, srtpHmacSha1({nullptr, 20}, d, 0, 8, t, 0, 10));
    CHECK_EQUAL(BadArgument, srtpHmacSha1(k, d, 0, 8, t, 0, 9));
    CHECK_EQUAL(BadArgument, srtpHmacSha1(k, d, 0, 8, t, 0, 0));
    CHECK_EQUAL(BadRange, srtpHmacSha1(k, d, 0, 9, t, 0, 10));
    CHECK_EQUAL(BadRange, srtpHmacSha1(k, d, 0, 8, t, 3, 10));
    CHECK_EQUAL(BadRange, srtpHmacSha1(k, d, 0, 8, t, -1, 10));
    CHECK_EQUAL(BadRange, srtpHmacSha1(k, d, 0, 8, t, 13, 4));
    CHECK_EQUAL(BadRange, srtpHmacSha1(k, d, 0, 8, {nullptr, 0}, 0, 4));
}

struct Signed {
    pki::Octets digest;
    pki::Octets signature;
    pki::Octets key;

    result_t verify() { return ecdsaP256Verify(pair::bytes(digest), pair::bytes(signature), pair::bytes(key)); }
};

Signed signedText(const char* message, const char* signature)
{
    Signed made;
    made.digest.resize(32);
    mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), reinterpret_cast<const uint8_t*>(message),
        strlen(message), made.digest.data());
    made.signature = hex(signature);
    made.key = hex("0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
                   "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
    return made;
}

Signed sample()
{
    return signedText("sample", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                                "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
}

void ecdsaKnownAnswers()
{
    CHECK_EQUAL(Ok, sample().verify());
    CHECK_EQUAL(Ok, signedText("test", "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
                                       "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083").verify());
}

void ecdsaRefusesEveryChange()
{
    for (size_t at = 0; at < 32; ++at) {
        Signed made = sample();
        made.digest[at] ^= 0x10;
        CHECK_EQUAL(BadSignature, made.verify());
    }
    for (size_t at = 0; at < 64; ++at) {
        Signed made = sample();
        made.signature[at] ^= 0x10;
        CHECK_EQUAL(BadSignature, made.verify());
    }
    // No change of one bit lands on the curve's same x with another valid y but the sign, which is another octet too.
    for (size_t at = 0; at < 65; ++at) {
        Signed made = sample();
        made.key[at] ^= 0x10;
        CHECK_EQUAL(BadArgument, made.verify());
    }
}

void ecdsaChecksItsArguments()
{
    struct Row {
        const char* what;
        const char* signature;
    };
    const Row rows[] = {
        {"r and s zero", "0000000000000000000000000000000000000000000000000000000000000000"
                         "0000000000000000000000000000000000000000000000000000000000000000"},
        {"r and s the order", "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"
                              "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"},
    };
    for (const Row& row : rows) {
        Signed made = sample();
        made.signature = hex(row.signature);
        CHECK_EQUAL(BadSignature, made.verify());
    }
    Signed made = sample();
    made.digest.pop_back();
    CHECK_EQUAL(BadArgument, made.verify());
    made = sample();
    made.signature.push_back(0);
    CHECK_EQUAL(BadArgument, made.verify());
    made = sample();
    made.key.pop_back();
    CHECK_EQUAL(BadArgument, made.verify());
    made = sample();
    made.key.clear();
    CHECK_EQUAL(BadArgument, made.verify());
}

}  // namespace

const check::Test TransformTests[] = {
    {"AES-CM: known answers", aesCmKnownAnswers},
    {"AES-CM keeps to its range", aesCmKeepsToItsRange},
    {"HMAC-SHA1: known answers", hmacSha1KnownAnswers},
    {"HMAC-SHA1 checks its arguments", hmacSha1ChecksItsArguments},
    {"ECDSA P-256: known answers", ecdsaKnownAnswers},
    {"ECDSA P-256 refuses every change", ecdsaRefusesEveryChange},
    {"ECDSA P-256 checks its arguments", ecdsaChecksItsArguments},
    {nullptr, nullptr},
};
