using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Core.Hashing;

namespace SipPhone.Settings.Access
{
    // What is kept of the console's password, blob `access`: version 1, failures since the last success (255 for that
    // many or more), rounds in four octets, salt of 16, PBKDF2-HMAC-SHA256 of the password.
    // Invariant: after Ok every field is within its bounds.

    internal sealed class AccessRecord
    {
        private const string BlobName = "access";
        private const int Version = 1;
        private const int FailuresOffset = 1;
        private const int RoundsOffset = 2;
        private const int SaltOffset = 6;
        private const int SaltBytes = 16;
        private const int HashOffset = SaltOffset + SaltBytes;
        private const int BlobBytes = HashOffset + Pbkdf2.KeyBytes;
        private const int MaxFailures = 255;

        private readonly byte[] _blob = new byte[BlobBytes];

        internal int Failures
        {
            get { return _blob[FailuresOffset]; }
            set { _blob[FailuresOffset] = (byte)(value < MaxFailures ? value : MaxFailures); }
        }

        // Removes it: 0, NotFound or Failed.
        internal static int Delete(IStore store)
        {
            return store.Delete(BlobName);
        }

        // 0; NotFound when there is no password; Failed when there is something that cannot be used.
        internal int Load(IStore store)
        {
            int length = store.Read(BlobName, _blob, 0, BlobBytes);
            if (length == HalResult.NotFound)
            {
                return length;
            }

            int rounds = Rounds();
            bool isSound = length == BlobBytes && _blob[0] == Version &&
                rounds > 0 && rounds <= Limits.MaxPasswordRounds;
            return isSound ? 0 : HalResult.Failed;
        }

        // Its length, or a HalResult.
        internal int Save(IStore store)
        {
            return store.Write(BlobName, _blob, 0, BlobBytes);
        }

        // Becomes the record of a new password, without its hash.
        internal void Renew(IRandom random)
        {
            ByteWriter writer = new ByteWriter(_blob);
            writer.Write(Version);
            writer.Write(0);
            writer.WriteUInt32(Limits.PasswordRounds);
            random.Fill(_blob, SaltOffset, HashOffset);
        }

        internal void StartHash(Pbkdf2 derivation, byte[] password, int offset, int end)
        {
            byte[] salt = new byte[SaltBytes];
            Array.Copy(_blob, SaltOffset, salt, 0, SaltBytes);
            derivation.Start(password, offset, end, salt, Rounds());
        }

        internal void SetHash(byte[] hash)
        {
            Array.Copy(hash, 0, _blob, HashOffset, Pbkdf2.KeyBytes);
        }

        // Looks at every octet, so that the time tells nothing of where the first difference is.
        internal bool HasHash(byte[] hash)
        {
            int difference = 0;
            for (int i = 0; i < Pbkdf2.KeyBytes; i++)
            {
                difference |= hash[i] ^ _blob[HashOffset + i];
            }

            return difference == 0;
        }

        private int Rounds()
        {
            return BigEndian.ReadInt32(_blob, RoundsOffset);
        }
    }
}
