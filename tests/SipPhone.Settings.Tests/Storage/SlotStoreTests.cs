using System.Buffers.Binary;
using System.Text;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Core.Hashing;
using SipPhone.Settings.Storage;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Storage;

/// <summary>Two slots: what is found, what is written where, what is kept.</summary>
public sealed class SlotStoreTests
{
    private const int MaxFileBytes = 8 + Limits.MaxBlobBytes + 4;

    private readonly MemoryFlash _flash = new();

    [Fact]
    public void A_file_is_number_blob_and_crc()
    {
        Write("b", "hi");
        Assert.Equal(["b.a"], _flash.Names);
        Assert.Equal("6e667301" + "00000000" + "6869", Convert.ToHexStringLower(_flash["b.a"])[..20]);
        Assert.Equal(File(0, "hi"), _flash["b.a"]);
    }

    [Fact]
    public void Writes_go_to_the_slot_that_is_not_the_blob()
    {
        Write("b", "1");
        byte[] first = _flash["b.a"];
        Write("b", "2");
        Assert.Equal(first, _flash["b.a"]);
        Assert.Equal("2", Read("b"));
        byte[] second = _flash["b.b"];
        Write("b", "3");
        Assert.Equal(second, _flash["b.b"]);
        Assert.Equal("3", Read("b"));
    }

    [Theory]
    [InlineData(0x7FFFFFFF)]
    [InlineData(-1)]
    public void The_number_wraps(int sequence)
    {
        _flash["b.b"] = File(sequence, "old");
        Write("b", "new");
        Assert.Equal(File(unchecked(sequence + 1), "new"), _flash["b.a"]);
        Assert.Equal("new", Read("b"));
        Write("b", "newer");
        Assert.Equal("newer", Read("b"));
    }

    [Fact]
    public void A_damaged_copy_can_be_removed_and_the_blob_stays()
    {
        Write("b", "1");
        _flash["b.bad"] = [1];
        _flash["c.bad"] = [1];
        SlotStore store = new(_flash);
        Assert.Equal(0, store.DeleteDamaged("b"));
        Assert.Equal(0, store.DeleteDamaged("b"));
        Assert.Equal(["b.a", "c.bad"], _flash.Names);
        _flash.Unwritable.Add("c.bad");
        Assert.Equal(HalResult.Failed, store.DeleteDamaged("c"));
    }

    [Fact]
    public void Every_change_of_an_octet_in_the_newer_slot_leaves_the_older()
    {
        Write("b", "old");
        Write("b", "new");
        byte[] whole = _flash["b.b"];
        for (int at = 0; at < whole.Length; at++)
        {
            for (int flip = 1; flip < 256; flip++)
            {
                byte[] changed = [.. whole];
                changed[at] ^= (byte)flip;
                _flash["b.b"] = changed;
                Assert.Equal(("old", SlotCondition.Recovered), ReadWithCondition("b"));
            }
        }
    }

    [Fact]
    public void Every_change_of_an_octet_in_the_older_slot_leaves_the_newer()
    {
        Write("b", "old");
        Write("b", "new");
        byte[] whole = _flash["b.a"];
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] changed = [.. whole];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            _flash["b.a"] = changed;
            Assert.Equal(("new", SlotCondition.Recovered), ReadWithCondition("b"));
        }
    }

    [Fact]
    public void Every_shorter_and_longer_file_is_damaged()
    {
        Write("b", "blob");
        byte[] whole = _flash["b.a"];
        for (int length = 0; length <= MaxFileBytes; length += length < 40 ? 1 : 101)
        {
            if (length != whole.Length && length > 0)
            {
                _flash["b.a"] = [.. whole.Take(length), .. new byte[Math.Max(0, length - whole.Length)]];
                Assert.Equal((null, SlotCondition.Damaged), ReadWithCondition("b"));
            }
        }
    }

    [Fact]
    public void The_damaged_slot_is_kept_when_it_is_written_over()
    {
        Write("b", "one");
        Write("b", "two");
        byte[] damaged = [.. _flash["b.b"][..^1], 0x55];
        _flash["b.b"] = damaged;

        Write("b", "three");
        Assert.Equal(damaged, _flash["b.bad"]);
        Assert.Equal(("three", SlotCondition.Good), ReadWithCondition("b"));
        Write("b", "four");
        Write("b", "five");
        Assert.Equal(damaged, _flash["b.bad"]);
    }

    [Fact]
    public void When_nothing_is_whole_the_blob_is_not_taken_for_missing()
    {
        _flash["b.a"] = [1, 2, 3];
        Assert.Equal((null, SlotCondition.Damaged), ReadWithCondition("b"));
        _flash["b.b"] = [4];
        Assert.Equal(HalResult.Failed, Store().Read("b", new byte[9], 0, 9));

        Write("b", "new");
        Assert.Equal(("new", SlotCondition.Recovered), ReadWithCondition("b"));
        Assert.Equal([1, 2, 3], _flash["b.bad"]);
        Write("b", "newer");
        Assert.Equal(("newer", SlotCondition.Good), ReadWithCondition("b"));
        Assert.Equal([4], _flash["b.bad"]);
    }

    [Theory]
    [InlineData("b.a", "b.b")]
    [InlineData("b.b", "b.a")]
    public void A_lone_damaged_slot_is_left_alone_as_long_as_can_be(string damaged, string other)
    {
        _flash[damaged] = [1];
        Write("b", "new");
        Assert.Equal([damaged, other], _flash.Names.OrderBy(name => name == damaged ? 0 : 1));
        Assert.Equal(("new", SlotCondition.Recovered), ReadWithCondition("b"));
    }

    [Theory]
    [InlineData("b.a", "b.b")]
    [InlineData("b.b", "b.a")]
    public void A_first_write_that_was_cut_leaves_no_blob(string cut, string empty)
    {
        _flash[cut] = [1];
        _flash[empty] = [];
        Assert.Equal((null, SlotCondition.Recovered), ReadWithCondition("b"));
        Assert.Equal(HalResult.NotFound, Store().Read("b", new byte[9], 0, 9));

        Write("b", "new");
        Assert.Equal([cut, "b.bad"], _flash.Names);
        Assert.Equal([1], _flash["b.bad"]);
        Assert.Equal(("new", SlotCondition.Good), ReadWithCondition("b"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    public void A_newer_version_is_never_touched(byte version)
    {
        Write("b", "one");
        Write("b", "two");
        byte[] newer = [(byte)'n', (byte)'f', (byte)'s', version, 9, 9];
        _flash["b.a"] = [.. newer, .. Crc(newer)];
        AssertUntouchable("b");
    }

    [Fact]
    public void A_file_larger_than_ours_is_a_newer_versions()
    {
        _flash["b.b"] = new byte[MaxFileBytes + 1];
        AssertUntouchable("b");
    }

    [Fact]
    public void A_version_before_the_first_is_damage()
    {
        byte[] file = [(byte)'n', (byte)'f', (byte)'s', 0, 0, 0, 0, 0];
        _flash["b.a"] = [.. file, .. Crc(file)];
        Assert.Equal((null, SlotCondition.Damaged), ReadWithCondition("b"));
    }

    [Fact]
    public void A_slot_that_cannot_be_read_is_used_no_more()
    {
        Write("b", "one");
        Write("b", "two");
        _flash.Unreadable.Add("b.b");
        Assert.Equal(("one", SlotCondition.Recovered), ReadWithCondition("b"));
        _flash.Unreadable.Add("b.a");
        Assert.Equal((null, SlotCondition.Failed), ReadWithCondition("b"));
        _flash["c.a"] = [];
        _flash["c.b"] = [1];
        _flash.Unreadable.Add("c.b");
        Assert.Equal((null, SlotCondition.Failed), ReadWithCondition("c"));
    }

    [Fact]
    public void Deleting_leaves_no_file()
    {
        Write("b", "one");
        Write("b", "two");
        _flash["b.a"] = [1];
        Write("b", "three");
        Write("bb", "other");
        Assert.Equal(["b.a", "b.b", "b.bad", "bb.a"], _flash.Names);

        Assert.Equal(0, Store().Delete("b"));
        Assert.Equal(["bb.a"], _flash.Names);
        Assert.Equal(HalResult.NotFound, Store().Delete("b"));
    }

    [Fact]
    public void What_is_damaged_can_be_deleted()
    {
        _flash["b.b"] = [1];
        Assert.Equal(0, Store().Delete("b"));
        Assert.Empty(_flash.Names);
    }

    [Fact]
    public void A_copy_alone_is_no_blob_and_goes_all_the_same()
    {
        _flash["b.bad"] = [1];
        Assert.Equal(HalResult.NotFound, Store().Delete("b"));
        Assert.Empty(_flash.Names);
    }

    [Fact]
    public void A_failed_delete_is_told_and_brings_nothing_older_back()
    {
        Write("b", "one");
        Write("b", "two");
        foreach (string name in new[] { "b.a", "b.b" })
        {
            _flash.Unwritable.Add(name);
            Assert.Equal(HalResult.Failed, Store().Delete("b"));
            Assert.Equal("two", Read("b"));
            _flash.Unwritable.Clear();
        }
    }

    [Fact]
    public void A_full_store_keeps_what_it_has()
    {
        Write("b", "one");
        Write("b", "two");
        int used = _flash.Names.Sum(name => _flash[name].Length);
        for (int room = 0; room < 100; room++)
        {
            _flash.CapacityBytes = used + room;
            byte[] blob = new byte[3 + room + 1];
            Assert.Equal(HalResult.Full, Store().Write("b", blob, 0, blob.Length));
            Assert.Equal(("two", SlotCondition.Good), ReadWithCondition("b"));
            _flash["b.a"] = File(0, "one");
        }

        Write("b", "six");
        Assert.Equal("six", Read("b"));
    }

    [Fact]
    public void A_full_store_can_be_written_without_keeping_what_was_damaged()
    {
        Write("b", "one");
        Write("b", "two");
        _flash["b.b"] = new byte[_flash["b.b"].Length];
        _flash.CapacityBytes = _flash.Names.Sum(name => _flash[name].Length);
        Write("b", "new");
        Assert.Equal(["b.a", "b.b"], _flash.Names);
        Assert.Equal("new", Read("b"));
    }

    [Fact]
    public void A_write_that_failed_leaves_the_old_also_when_all_octets_arrived()
    {
        Write("b", "one");
        Write("b", "two");
        _flash.Unwritable.Add("b.a");
        Assert.Equal(HalResult.Failed, Store().Write("b", [7], 0, 1));
        _flash.Unwritable.Clear();
        Assert.Equal(0, Store().Delete("b"));
    }

    [Fact]
    public void A_first_write_that_failed_leaves_no_blob()
    {
        _flash.CapacityBytes = 20;
        Assert.Equal(HalResult.Full, Store().Write("b", new byte[9], 0, 9));
        Assert.Equal((null, SlotCondition.Good), ReadWithCondition("b"));
        Assert.Equal(8, Store().Write("b", new byte[8], 0, 8));
        Assert.Equal(["b.a"], _flash.Names);
    }

    [Fact]
    public void The_largest_blob_fits_and_one_octet_more_does_not()
    {
        byte[] blob = new byte[Limits.MaxBlobBytes + 1];
        new Random(5).NextBytes(blob);
        Assert.Equal(Limits.MaxBlobBytes, Store().Write("b", blob, 1, blob.Length));
        byte[] read = new byte[Limits.MaxBlobBytes];
        Assert.Equal(read.Length, Store().Read("b", read, 0, read.Length));
        Assert.Equal(blob[1..], read);

        Assert.Equal(HalResult.Full, Store().Write("b", blob, 0, blob.Length));
        Assert.Equal(read.Length, Store().Read("b", read, 0, read.Length));
    }

    // As the format's table has it, without the code that writes it.
    private static byte[] File(int sequence, string blob)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, sequence);
        byte[] file = [(byte)'n', (byte)'f', (byte)'s', 1, .. number, .. Encoding.ASCII.GetBytes(blob)];
        return [.. file, .. Crc(file)];
    }

    private static byte[] Crc(byte[] octets)
    {
        byte[] crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Compute(octets, 0, octets.Length));
        return crc;
    }

    // A new one each time, as after a restart.
    private SlotStore Store() => new(_flash);

    private void Write(string name, string blob)
    {
        byte[] octets = Encoding.ASCII.GetBytes(blob);
        Assert.Equal(octets.Length, Store().Write(name, octets, 0, octets.Length));
    }

    private string? Read(string name) => ReadWithCondition(name).Blob;

    private (string? Blob, SlotCondition Condition) ReadWithCondition(string name)
    {
        SlotStore store = Store();
        byte[] buffer = new byte[100];
        int length = store.Read(name, buffer, 0, buffer.Length);
        return (length < 0 ? null : Encoding.ASCII.GetString(buffer, 0, length), store.Condition);
    }

    private void AssertUntouchable(string name)
    {
        Dictionary<string, byte[]> before = _flash.Names.ToDictionary(file => file, file => _flash[file]);
        Assert.Equal((null, SlotCondition.Newer), ReadWithCondition(name));
        Assert.Equal(HalResult.Failed, Store().Read(name, new byte[9], 0, 9));
        Assert.Equal(HalResult.Failed, Store().Write(name, [1], 0, 1));
        Assert.Equal(HalResult.Failed, Store().Delete(name));
        Assert.Equal(before, _flash.Names.ToDictionary(file => file, file => _flash[file]));
    }
}
