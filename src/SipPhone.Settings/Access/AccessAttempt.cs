using SipPhone.Core.Hashing;

namespace SipPhone.Settings.Access
{
    // A password that is being hashed, and what for. Made for one attempt and let go after it: it takes a kilobyte.
    // Invariant: the derivation was started with the record's salt and rounds.

    internal sealed class AccessAttempt
    {
        internal AccessAttempt(AccessRecord record, bool isChange, byte[] password, int offset, int end)
        {
            Record = record;
            IsChange = isChange;
            record.StartHash(Derivation, password, offset, end);
        }

        internal AccessRecord Record { get; }

        // True to store the hash, false to compare it.
        internal bool IsChange { get; }

        internal Pbkdf2 Derivation { get; } = new Pbkdf2();
    }
}
