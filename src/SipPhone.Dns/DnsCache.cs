using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // Answers that still hold, RFC 1035 §7.4 and RFC 2308, packed into one array. Invariant: entries lie without gaps,
    // oldest first, from 0 to _end; an entry that somebody holds is not removed.
    //
    // An entry: length 2, id 2, type 2, result 1, holders 1, expiry 4 (seconds), record count 1, name length 1, the
    // flat name in lower case; then the records, each with a length of 2 and its RDATA, names in it flat and in lower
    // case.

    /// <summary>A bounded table of answers, one for a name and type; when it is full, the oldest goes.</summary>
    public sealed class DnsCache
    {
        private const int LengthAt = 0;
        private const int IdAt = 2;
        private const int TypeAt = 4;
        private const int ResultAt = 6;
        private const int HoldersAt = 7;
        private const int ExpiryAt = 8;
        private const int RecordCountAt = 12;
        private const int NameLengthAt = 13;
        private const int NameAt = 14;
        private const int RecordLengthBytes = 2;
        private const int MaxRecords = 255;
        private const int NotBuilding = -1;

        private readonly int _sizeBytes;
        private byte[] _entries;
        private readonly int _maxEntryBytes;
        private int _end;
        private int _building = NotBuilding;
        private int _lastId;

        /// <summary>Makes an empty cache.</summary>
        /// <param name="sizeBytes">Its size in octets, entries' heads included.</param>
        /// <param name="maxEntryBytes">The most that one entry may take; at most <paramref name="sizeBytes"/>.</param>
        /// <exception cref="ArgumentException">An entry of the longest name does not fit.</exception>
        public DnsCache(int sizeBytes, int maxEntryBytes)
        {
            if (maxEntryBytes < NameAt + Limits.MaxDnsNameBytes || maxEntryBytes > sizeBytes)
            {
                throw new ArgumentException("no room for an entry");
            }

            _sizeBytes = sizeBytes;
            _entries = new byte[sizeBytes];
            _maxEntryBytes = maxEntryBytes;
        }

        /// <summary>Finds an answer that still holds.</summary>
        /// <param name="name">The flat name, letters in any case.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="type">One of <see cref="DnsType"/>.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>The entry's id, above 0; 0 when there is none.</returns>
        public int Find(byte[] name, int nameLength, int type, long nowMs)
        {
            for (int entry = 0; entry < _end; entry += ReadUInt16(entry + LengthAt))
            {
                if (ReadUInt16(entry + TypeAt) == type
                    && ReadInt32(entry + ExpiryAt) > Seconds(nowMs)
                    && IsOf(entry, name, nameLength))
                {
                    return ReadUInt16(entry + IdAt);
                }
            }

            return 0;
        }

        /// <summary>
        /// Keeps an entry from being removed until <see cref="Release"/>; may be called several times.
        /// </summary>
        /// <param name="id">An id; 0 is passed over.</param>
        public void Hold(int id)
        {
            int entry = EntryOf(id);
            if (entry >= 0)
            {
                _entries[entry + HoldersAt]++;
            }
        }

        /// <summary>Takes back one <see cref="Hold"/>.</summary>
        /// <param name="id">The id; 0 is passed over.</param>
        public void Release(int id)
        {
            int entry = EntryOf(id);
            if (entry >= 0)
            {
                _entries[entry + HoldersAt]--;
            }
        }

        /// <summary>What an entry says: Ok, NoSuchName or NoData.</summary>
        /// <param name="id">An id that is held or was just found.</param>
        /// <returns>The result.</returns>
        public DnsResult GetResult(int id)
        {
            return (DnsResult)_entries[EntryOf(id) + ResultAt];
        }

        /// <summary>How many records an entry has.</summary>
        /// <param name="id">An id that is held or was just found.</param>
        /// <returns>0 to 255.</returns>
        public int GetRecordCount(int id)
        {
            return _entries[EntryOf(id) + RecordCountAt];
        }

        /// <summary>How long an entry still holds.</summary>
        /// <param name="id">An id that is held or was just found.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whole seconds, 0 when it does not hold any more.</returns>
        public int GetTtlSeconds(int id, long nowMs)
        {
            int ttlSeconds = ReadInt32(EntryOf(id) + ExpiryAt) - Seconds(nowMs);
            return ttlSeconds < 0 ? 0 : ttlSeconds;
        }

        /// <summary>Reads one record of an entry.</summary>
        /// <param name="id">An id that is held or was just found.</param>
        /// <param name="index">0 to the record count - 1.</param>
        /// <param name="record">Takes the record, with offsets into the cache: good until anything is added.</param>
        public void ReadRecord(int id, int index, DnsRecord record)
        {
            int entry = EntryOf(id);
            int at = entry + NameAt + _entries[entry + NameLengthAt];
            while (index > 0)
            {
                at += RecordLengthBytes + ReadUInt16(at);
                index--;
            }

            record.Buffer = _entries;
            record.MessageOffset = 0;
            record.NameOffset = entry + NameAt;
            record.Type = ReadUInt16(entry + TypeAt);
            record.Class = DnsReader.ClassInternet;
            record.TtlSeconds = 0;
            DnsReader.ReadRdata(record, at + RecordLengthBytes, at + RecordLengthBytes + ReadUInt16(at));
        }

        /// <summary>Begins an entry; <see cref="Commit"/> ends it. Until then it is not found.</summary>
        /// <param name="name">The flat name, letters in any case.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="type">One of <see cref="DnsType"/>.</param>
        /// <param name="result">Ok, or for a negative answer NoSuchName or NoData.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>False when there is no room, because all that is there is held.</returns>
        public bool Begin(byte[] name, int nameLength, int type, DnsResult result, long nowMs)
        {
            if (!MakeRoom(NameAt + nameLength, nowMs))
            {
                return false;
            }

            _building = _end;
            WriteUInt16(_building + LengthAt, NameAt + nameLength);
            WriteUInt16(_building + IdAt, 0);
            WriteUInt16(_building + TypeAt, type);
            _entries[_building + ResultAt] = (byte)result;
            _entries[_building + HoldersAt] = 0;
            WriteInt32(_building + ExpiryAt, 0);
            _entries[_building + RecordCountAt] = 0;
            _entries[_building + NameLengthAt] = (byte)nameLength;
            Array.Copy(name, 0, _entries, _building + NameAt, nameLength);
            DnsName.Fold(_entries, _building + NameAt, _building + NameAt + nameLength);
            _end += NameAt + nameLength;
            return true;
        }

        /// <summary>
        /// Adds a record to the entry that was begun; one that is there already (RFC 2181 §5), or that does not fit any
        /// more, is left out.
        /// </summary>
        /// <param name="record">The record, in its message.</param>
        /// <param name="scratch">255 octets for the name in its RDATA.</param>
        /// <param name="nowMs">The time.</param>
        public void Append(DnsRecord record, byte[] scratch, long nowMs)
        {
            int nameLength = 0;
            int fixedEnd = record.RdataEnd;
            if (record.TargetOffset >= 0)
            {
                int next;
                fixedEnd = record.TargetOffset;
                DnsName.Read(
                    record.Buffer, record.MessageOffset, fixedEnd, record.RdataEnd, scratch, out nameLength, out next);
                DnsName.Fold(scratch, 0, nameLength);
            }

            int fixedLength = fixedEnd - record.RdataOffset;
            int length = RecordLengthBytes + fixedLength + nameLength;
            if (length > _maxEntryBytes - (_end - _building)
                || _entries[_building + RecordCountAt] == MaxRecords
                || !MakeRoom(length, nowMs))
            {
                return;
            }

            WriteUInt16(_end, fixedLength + nameLength);
            Array.Copy(record.Buffer, record.RdataOffset, _entries, _end + RecordLengthBytes, fixedLength);
            Array.Copy(scratch, 0, _entries, _end + RecordLengthBytes + fixedLength, nameLength);
            if (HasRecord(_end, _end + length))
            {
                return;
            }

            _end += length;
            WriteUInt16(_building + LengthAt, _end - _building);
            _entries[_building + RecordCountAt]++;
        }

        /// <summary>
        /// Ends the entry that was begun; it takes the place of an older one of the same name and type.
        /// </summary>
        /// <param name="ttlSeconds">How long it holds; with 0 it is not found, but can be held.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>Its id, above 0.</returns>
        public int Commit(int ttlSeconds, long nowMs)
        {
            int expiry = Seconds(nowMs) + ttlSeconds;
            int type = ReadUInt16(_building + TypeAt);
            for (int entry = 0; entry < _building; entry += ReadUInt16(entry + LengthAt))
            {
                if (ReadUInt16(entry + TypeAt) == type && IsSameName(entry, _building))
                {
                    WriteInt32(entry + ExpiryAt, 0);
                }
            }

            do
            {
                _lastId = _lastId == 0xFFFF ? 1 : _lastId + 1;
            }
            while (EntryOf(_lastId) >= 0);

            WriteUInt16(_building + IdAt, _lastId);
            WriteInt32(_building + ExpiryAt, expiry);
            _building = NotBuilding;
            return _lastId;
        }

        /// <summary>
        /// Gives back the room that no entry takes. Nothing may be begun until <see cref="Wake"/>; all else works on.
        /// </summary>
        public void Rest()
        {
            Resize(_end);
        }

        /// <summary>Takes the whole room again.</summary>
        public void Wake()
        {
            Resize(_sizeBytes);
        }

        private void Resize(int sizeBytes)
        {
            if (sizeBytes != _entries.Length)
            {
                byte[] entries = new byte[sizeBytes];
                Array.Copy(_entries, 0, entries, 0, _end);
                _entries = entries;
            }
        }

        // Tells whether the entry that was begun has the record that was written after it.
        private bool HasRecord(int offset, int end)
        {
            int length;
            int at = _building + NameAt + _entries[_building + NameLengthAt];
            for (; at < _end; at += length)
            {
                length = RecordLengthBytes + ReadUInt16(at);
                if (Ascii.EqualsExactly(_entries, at, at + length, _entries, offset, end))
                {
                    return true;
                }
            }

            return false;
        }

        // The monotonic clock in whole seconds: an answer holds for its TTL or up to a second less, never longer.
        private static int Seconds(long nowMs)
        {
            return (int)(nowMs / 1000);
        }

        private bool MakeRoom(int length, long nowMs)
        {
            while (length > _entries.Length - _end)
            {
                if (!RemoveFirst(Seconds(nowMs)) && !RemoveFirst(int.MaxValue))
                {
                    return false;
                }
            }

            return true;
        }

        // Removes the first entry that nobody holds and that expires until the given second.
        private bool RemoveFirst(int untilSecond)
        {
            int length;
            for (int entry = 0; entry < _end && entry != _building; entry += length)
            {
                length = ReadUInt16(entry + LengthAt);
                if (_entries[entry + HoldersAt] == 0 && ReadInt32(entry + ExpiryAt) <= untilSecond)
                {
                    Array.Copy(_entries, entry + length, _entries, entry, _end - entry - length);
                    _end -= length;
                    if (_building != NotBuilding)
                    {
                        _building -= length;
                    }

                    return true;
                }
            }

            return false;
        }

        private int EntryOf(int id)
        {
            if (id != 0)
            {
                for (int entry = 0; entry < _end; entry += ReadUInt16(entry + LengthAt))
                {
                    if (ReadUInt16(entry + IdAt) == id)
                    {
                        return entry;
                    }
                }
            }

            return -1;
        }

        private bool IsOf(int entry, byte[] name, int nameLength)
        {
            int nameOffset = entry + NameAt;
            return Ascii.EqualsIgnoreCase(
                _entries, nameOffset, nameOffset + _entries[entry + NameLengthAt], name, 0, nameLength);
        }

        private bool IsSameName(int entry, int other)
        {
            int nameOffset = entry + NameAt;
            int otherOffset = other + NameAt;
            return Ascii.EqualsExactly(
                _entries,
                nameOffset,
                nameOffset + _entries[entry + NameLengthAt],
                _entries,
                otherOffset,
                otherOffset + _entries[other + NameLengthAt]);
        }

        private int ReadUInt16(int offset)
        {
            return (_entries[offset] << 8) | _entries[offset + 1];
        }

        private int ReadInt32(int offset)
        {
            return (ReadUInt16(offset) << 16) | ReadUInt16(offset + 2);
        }

        private void WriteUInt16(int offset, int value)
        {
            _entries[offset] = (byte)(value >> 8);
            _entries[offset + 1] = (byte)value;
        }

        private void WriteInt32(int offset, int value)
        {
            WriteUInt16(offset, value >> 16);
            WriteUInt16(offset + 2, value);
        }
    }
}
