using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

/// <summary>Certificates that differ in their validity (RFC 5280 §4.1.2.5), asked at its boundaries.</summary>
public static class ValidityCorpus
{
    private const string Valid = "uri example.com";
    private const string Early = "not-yet-valid";
    private const string Late = "expired";

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() =>
    [
        Entry("expired", "240101000000Z", "250101000000Z", At(2026, 6, 1, Late)),
        Entry("not-yet-valid", "270101000000Z", "280101000000Z", At(2026, 6, 1, Early)),
        Entry("boundary-seconds", "260228235958Z", "260301000001Z",
            At(2026, 2, 28, 23, 59, 57, Early), At(2026, 2, 28, 23, 59, 58, Valid), At(2026, 2, 28, 23, 59, 59, Valid),
            At(2026, 3, 1, 0, 0, 0, Valid), At(2026, 3, 1, 0, 0, 1, Valid), At(2026, 3, 1, 0, 0, 2, Late)),
        Entry("one-second", "260601000000Z", "260601000000Z",
            At(2026, 5, 31, 23, 59, 59, Early), At(2026, 6, 1, Valid), At(2026, 6, 1, 0, 0, 1, Late)),
        Entry("never", "270101000000Z", "260101000000Z", At(2025, 6, 1, Early), At(2026, 6, 1, Early),
            At(2027, 6, 1, Late)),
        Entry("utc-1950-to-2049", "500101000000Z", "491231235959Z",
            At(1949, 12, 31, 23, 59, 59, Early), At(1950, 1, 1, Valid), At(1969, 12, 31, 23, 59, 59, Valid),
            At(2049, 12, 31, 23, 59, 59, Valid), At(2050, 1, 1, Late)),
        Entry("utc-to-generalized", "491231235959Z", "20500101000000Z",
            At(2049, 12, 31, 23, 59, 58, Early), At(2050, 1, 1, Valid), At(2050, 1, 1, 0, 0, 1, Late)),
        Entry("generalized-before-2050", "20260101000000Z", "20270101000000Z", At(2026, 6, 1, Valid),
            At(2027, 1, 1, 0, 0, 1, Late)),
        Entry("no-end", "260101000000Z", "99991231235959Z", At(2026, 6, 1, Valid), At(9999, 12, 31, 23, 59, 59, Valid)),
        Entry("before-1970", "19000101000000Z", "19691231235959Z",
            At(1969, 12, 31, 23, 59, 59, Valid), At(1970, 1, 1, Late)),
        Entry("leap-day", "240229000000Z", "240229235959Z",
            At(2024, 2, 28, 23, 59, 59, Early), At(2024, 2, 29, Valid), At(2024, 3, 1, Late)),
        Entry("clock-not-set", "260101000000Z", "270101000000Z",
            (Located with { At = null }).Says("clock-not-set"),
            (Located with { At = null, IsClockOptional = true }).Says(Valid),
            (Located with { IsClockOptional = true }).Says(Valid)),
        Entry("clock-not-set-but-expired", "240101000000Z", "250101000000Z",
            (Located with { At = null }).Says("clock-not-set"),
            (Located with { At = null, IsClockOptional = true }).Says(Valid),
            (Located with { IsClockOptional = true }).Says(Late)),
    ];

    private static CorpusEntry Entry(
        string name, string notBefore, string notAfter, params CorpusExpectation[] expectations)
    {
        byte[] der = new CertificateParts
        {
            Validity = Sequence(Time(notBefore), Time(notAfter)),
            Extensions = [SubjectAltName(Uri("sip:example.com"))],
        }.Encode();
        return new CorpusEntry("validity-" + name, "RFC 5280 §4.1.2.5", der) { Expectations = expectations };
    }

    private static CorpusExpectation At(int year, int month, int day, string verdict) =>
        At(year, month, day, 0, 0, 0, verdict);

    private static CorpusExpectation At(
        int year, int month, int day, int hour, int minute, int second, string verdict) =>
        (Located with { At = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) }).Says(verdict);
}
