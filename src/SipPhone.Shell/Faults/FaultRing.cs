using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Shell.Faults
{
    // The last faults, each of which was answered with a restart. Blob `faults`, numbers with the most significant
    // octet first:
    //
    //   offset | octets | what
    //   0      | 1      | the version of this format, 1
    //   1      | 1      | how many of the last entries count: the restarts since the device last ran in peace
    //   2      | 2      | how many faults there were in all; 65,535 for that or more
    //   4      | 74 n   | entries, the oldest first: uptime in seconds (4), seconds since 1970 or 0 (4), kind (1),
    //          |        | length of the text (1), the text (64)
    //
    // Three restarts fall into five minutes when the uptimes of the last two, as entries have them, are five minutes or
    // less together: no clock is needed for that. An uptime that nobody could note, the watchdog's, is 0. Invariant:
    // what Add takes is printable ASCII, and a blob that is not exactly so long as it says counts as none.

    /// <summary>
    /// The ring of faults in the store: read whole, changed in memory, saved whole. Made when somebody needs it, and
    /// let go of at once.
    /// </summary>
    public sealed class FaultRing
    {
        private const string BlobName = "faults";
        private const int Version = 1;
        private const int CountingOffset = 1;
        private const int TotalOffset = 2;
        private const int HeadBytes = 4;
        private const int MaxTotal = 0xFFFF;

        private const int TimeOffset = 4;
        private const int KindOffset = 8;
        private const int LengthOffset = 9;
        private const int TextOffset = 10;
        private const int EntryBytes = TextOffset + Limits.MaxFaultTextBytes;

        private readonly IStore _store;

        /// <summary>Reads the ring; one that cannot be read is an empty one.</summary>
        /// <param name="store">Where it is.</param>
        public FaultRing(IStore store)
        {
            _store = store;
            Buffer = new byte[HeadBytes + (Limits.MaxFaults * EntryBytes)];
            int length = store.Read(BlobName, Buffer, 0, Buffer.Length);
            Count = length < HeadBytes ? 0 : (length - HeadBytes) / EntryBytes;
            if (!IsSound(length))
            {
                Count = 0;
                Array.Clear(Buffer, 0, Buffer.Length);
                Buffer[0] = Version;
            }
        }

        /// <summary>How many entries there are: 0 to <c>Limits.MaxFaults</c>.</summary>
        public int Count { get; private set; }

        /// <summary>How many faults there were since the ring was last cleared; 65,535 for that or more.</summary>
        public int Total
        {
            get { return (Buffer[TotalOffset] << 8) | Buffer[TotalOffset + 1]; }
        }

        /// <summary>Whether there was a restart since the device last ran in peace.</summary>
        public bool HasRecent
        {
            get { return Buffer[CountingOffset] > 0; }
        }

        /// <summary>Whether the last <c>Limits.SafeModeRestarts</c> fell into <c>Limits.PeaceSeconds</c>.</summary>
        public bool IsLooping
        {
            get
            {
                long seconds = 0;
                for (int i = 1; i < Limits.SafeModeRestarts && i <= Count; i++)
                {
                    seconds += UptimeSeconds(Count - i);
                }

                return Buffer[CountingOffset] >= Limits.SafeModeRestarts && seconds <= Limits.PeaceSeconds;
            }
        }

        /// <summary>The buffer that <see cref="TextStart"/> and <see cref="TextEnd"/> point into.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Removes the ring.</summary>
        /// <param name="store">Where it is.</param>
        /// <returns>0, also when there was none; or a <see cref="HalResult"/>.</returns>
        public static int Clear(IStore store)
        {
            int result = store.Delete(BlobName);
            return result == HalResult.NotFound ? 0 : result;
        }

        /// <summary>How long the device had run.</summary>
        /// <param name="index">0 for the oldest, to <see cref="Count"/> - 1.</param>
        /// <returns>Seconds; 0 also when nobody could note it.</returns>
        public long UptimeSeconds(int index)
        {
            return ReadNumber(EntryAt(index));
        }

        /// <summary>When it was.</summary>
        /// <param name="index">0 for the oldest, to <see cref="Count"/> - 1.</param>
        /// <returns>Seconds since 1970-01-01T00:00:00Z; 0 when the clock was not set.</returns>
        public long UnixSeconds(int index)
        {
            return ReadNumber(EntryAt(index) + TimeOffset);
        }

        /// <summary>What it was.</summary>
        /// <param name="index">0 for the oldest, to <see cref="Count"/> - 1.</param>
        /// <returns>The kind.</returns>
        public FaultKind Kind(int index)
        {
            int kind = Buffer[EntryAt(index) + KindOffset];
            return kind <= (int)FaultKind.Watchdog ? (FaultKind)kind : FaultKind.Unknown;
        }

        /// <summary>Where its text starts in <see cref="Buffer"/>.</summary>
        /// <param name="index">0 for the oldest, to <see cref="Count"/> - 1.</param>
        /// <returns>An offset.</returns>
        public int TextStart(int index)
        {
            return EntryAt(index) + TextOffset;
        }

        /// <summary>Where its text ends, exclusive.</summary>
        /// <param name="index">0 for the oldest, to <see cref="Count"/> - 1.</param>
        /// <returns>An offset.</returns>
        public int TextEnd(int index)
        {
            return TextStart(index) + Buffer[EntryAt(index) + LengthOffset];
        }

        /// <summary>Adds a fault that is answered with a restart; the oldest goes when there is no place.</summary>
        /// <param name="kind">What it is.</param>
        /// <param name="uptimeSeconds">How long the device has run; 0 when nobody knows.</param>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z; 0 when the clock is not set.</param>
        /// <param name="text">What the platform says about it; cut at <c>Limits.MaxFaultTextBytes</c>.</param>
        public void Add(FaultKind kind, long uptimeSeconds, long unixSeconds, string text)
        {
            if (Count == Limits.MaxFaults)
            {
                Count--;
                Array.Copy(Buffer, HeadBytes + EntryBytes, Buffer, HeadBytes, Count * EntryBytes);
            }

            byte[] octets = Ascii.ToBytes(text);
            int length = octets.Length < Limits.MaxFaultTextBytes ? octets.Length : Limits.MaxFaultTextBytes;
            int total = Total < MaxTotal ? Total + 1 : MaxTotal;
            ByteWriter writer = new ByteWriter(Buffer);
            writer.Write(Version);
            writer.Write(Buffer[CountingOffset] < Limits.MaxFaults ? Buffer[CountingOffset] + 1 : Limits.MaxFaults);
            writer.WriteUInt16(total);
            writer.Reset(Buffer, EntryAt(Count), Buffer.Length);
            writer.WriteUInt32((int)uptimeSeconds);
            writer.WriteUInt32((int)unixSeconds);
            writer.Write((int)kind);
            writer.Write(length);
            for (int i = 0; i < Limits.MaxFaultTextBytes; i++)
            {
                bool isPrintable = i < length && octets[i] >= 0x20 && octets[i] <= 0x7E;
                writer.Write(isPrintable ? octets[i] : i < length ? '?' : 0);
            }

            Count++;
        }

        /// <summary>The restarts so far do not count any more; the entries stay.</summary>
        public void Settle()
        {
            Buffer[CountingOffset] = 0;
        }

        /// <summary>Writes the ring to the store.</summary>
        /// <returns>0; or a <see cref="HalResult"/>, and then the old one is still there.</returns>
        public int Save()
        {
            int result = _store.Write(BlobName, Buffer, 0, EntryAt(Count));
            return result < 0 ? result : 0;
        }

        private static int EntryAt(int index)
        {
            return HeadBytes + (index * EntryBytes);
        }

        private bool IsSound(int length)
        {
            bool isSound = length == EntryAt(Count) && Buffer[0] == Version && Buffer[CountingOffset] <= Count;
            for (int i = 0; isSound && i < Count; i++)
            {
                isSound = Buffer[EntryAt(i) + LengthOffset] <= Limits.MaxFaultTextBytes;
            }

            return isSound;
        }

        private long ReadNumber(int offset)
        {
            return (uint)BigEndian.ReadInt32(Buffer, offset);
        }
    }
}
