using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Access;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Access;

/// <summary>The console's password on virtual time: who gets in, and how long everybody else waits.</summary>
public sealed class ConsoleAccessTests
{
    private const int CheckPolls = Limits.PasswordRounds / Limits.PasswordRoundsPerPoll;

    private MemoryStore _store = new();
    private ConsoleAccess _access;
    private long _nowMs = 5000;

    public ConsoleAccessTests()
    {
        _access = Open();
    }

    [Fact]
    public void Without_a_password_everybody_gets_in()
    {
        Assert.Equal((false, false, AccessState.Idle), (_access.IsProtected, _access.IsLocked, _access.State));
        Assert.Equal(AccessState.Granted, Check("anything"));
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void Only_the_password_gets_in()
    {
        Set("open sesame");
        Assert.Equal(AccessState.Granted, Check("open sesame"));
        foreach (string wrong in new[] { "", "open sesam", "open sesame ", "Open sesame", "open sesamf" })
        {
            Assert.Equal(AccessState.Refused, Check(wrong));
            _nowMs = _access.NotBeforeMs;
        }

        Assert.Equal(AccessState.Granted, Check("open sesame"));
        Restart();
        Assert.True(_access.IsProtected);
        Assert.Equal(AccessState.Granted, Check("open sesame"));
    }

    [Fact]
    public void What_is_stored_is_a_salted_hash()
    {
        Set("open sesame");
        byte[] blob = _store["access"];
        int rounds = BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(2));
        Assert.Equal((1, 0, Limits.PasswordRounds, 54), (blob[0], blob[1], rounds, blob.Length));
        Assert.Equal(
            Rfc2898DeriveBytes.Pbkdf2("open sesame"u8, blob.AsSpan(6, 16), rounds, HashAlgorithmName.SHA256, 32),
            blob[22..]);

        Set("open sesame");
        Assert.NotEqual(blob[6..22], _store["access"][6..22]);
    }

    [Fact]
    public void The_wait_doubles_from_one_second_to_five_minutes_and_ends_with_success()
    {
        Set("right");
        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 })
        {
            Assert.Equal(AccessState.Refused, Check("wrong"));
            Assert.Equal(_nowMs + (seconds * 1000L), _access.NotBeforeMs);
            _nowMs = _access.NotBeforeMs - 1;
            Assert.False(Starts("right"));
            Assert.Equal(AccessState.Refused, _access.State);
            _nowMs++;
        }

        Assert.Equal(AccessState.Granted, Check("right"));
        Assert.Equal(0, _access.NotBeforeMs);
        Assert.Equal(AccessState.Refused, Check("wrong"));
        Assert.Equal(_nowMs + 1000, _access.NotBeforeMs);
    }

    [Fact]
    public void The_count_ends_at_255_and_the_wait_stays()
    {
        Set("right");
        byte[] blob = _store["access"];
        blob[1] = 254;
        _store["access"] = blob;
        Restart();
        for (int i = 0; i < 3; i++)
        {
            _access.Poll(_nowMs);
            _nowMs = _access.NotBeforeMs;
            Assert.Equal(AccessState.Refused, Check("wrong"));
            Assert.Equal(255, _store["access"][1]);
            Assert.Equal(_nowMs + 300_000, _access.NotBeforeMs);
        }
    }

    [Fact]
    public void After_a_restart_the_wait_starts_anew()
    {
        Set("right");
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(AccessState.Refused, Check("wrong"));
            _nowMs = _access.NotBeforeMs;
        }

        Restart();
        _nowMs = 100;
        Assert.False(Starts("right"));
        Assert.Equal(4100, _access.NotBeforeMs);
        _nowMs = 4099;
        Assert.False(Starts("right"));
        _nowMs = 4100;
        Assert.Equal(AccessState.Granted, Check("right"));

        // A success ends that too.
        Restart();
        Assert.Equal(AccessState.Granted, Check("right"));
    }

    [Fact]
    public void An_attempt_counts_before_it_is_looked_at()
    {
        Set("right");
        Assert.True(Starts("wrong"));
        Assert.Equal(1, _store["access"][1]);

        // The plug is pulled before the answer: the guess has cost its wait.
        Restart();
        _access.Poll(200);
        Assert.Equal(1200, _access.NotBeforeMs);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void A_power_cut_while_counting_gives_no_answer(bool cutsAfterEffect, int counted)
    {
        Set("right");
        _store.CutAt = _store.Changes + 1;
        _store.CutsAfterEffect = cutsAfterEffect;
        Assert.Throws<PowerCutException>(() => Starts("right"));
        Assert.NotEqual(AccessState.Granted, _access.State);
        Restart();
        Assert.True(_access.IsProtected);
        Assert.Equal(counted, _store["access"][1]);
    }

    [Theory]
    [InlineData(HalResult.Failed)]
    [InlineData(HalResult.Full)]
    public void What_cannot_be_counted_is_not_looked_at(int result)
    {
        Set("right");
        _store.ChangesComeTo = result;
        Assert.True(Starts("right"));
        Assert.Equal((AccessState.Failed, -1), (_access.State, _access.NextDeadlineMs));
        Assert.Equal(_nowMs + 1000, _access.NotBeforeMs);
        _access.Poll(_nowMs);
        Assert.Equal(AccessState.Failed, _access.State);
        Assert.False(Starts("right"));
    }

    [Fact]
    public void It_hashes_a_few_rounds_a_poll_and_takes_nothing_else_meanwhile()
    {
        Set("right");
        Assert.True(Starts("right"));
        for (int polls = 1; polls < CheckPolls; polls++)
        {
            Assert.Equal((AccessState.Working, 0), (_access.State, _access.NextDeadlineMs));
            _access.Poll(_nowMs);
            Assert.False(Starts("right"));
            Assert.False(Changes("new"));
        }

        _access.Poll(_nowMs);
        Assert.Equal((AccessState.Granted, -1), (_access.State, _access.NextDeadlineMs));
    }

    [Fact]
    public void A_new_password_takes_the_place_of_the_old_one_when_it_is_stored()
    {
        Set("old");
        _store.ChangesComeTo = HalResult.Full;
        Assert.True(Changes("new"));
        Assert.Equal(AccessState.Hashed, Finish());
        Assert.Equal(HalResult.Full, _access.Store());
        Assert.Equal(AccessState.Failed, _access.State);
        _store.ChangesComeTo = null;
        Assert.Equal(AccessState.Granted, Check("old"));

        Set("new");
        Assert.Equal(AccessState.Granted, Check("new"));
        Assert.Equal(AccessState.Refused, Check("old"));
        Assert.False(Changes(""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_change_that_is_cancelled_stores_nothing(bool isHashed)
    {
        Set("old");
        int changes = _store.Changes;
        Assert.True(Changes("new"));
        if (isHashed)
        {
            Assert.Equal(AccessState.Hashed, Finish());
            Assert.Equal(-1, _access.NextDeadlineMs);
            Assert.False(Starts("old"));
        }

        _access.Cancel();
        Assert.Equal((AccessState.Idle, -1), (_access.State, _access.NextDeadlineMs));
        _access.Poll(_nowMs);
        Assert.Equal(HalResult.Failed, _access.Store());
        Assert.Equal(changes, _store.Changes);
        Assert.Equal(AccessState.Granted, Check("old"));
    }

    [Fact]
    public void A_check_that_is_cancelled_counts_as_a_failure()
    {
        Set("right");
        Assert.True(Starts("right"));
        int changes = _store.Changes;
        _access.Cancel();
        _access.Poll(_nowMs);
        Assert.Equal((AccessState.Idle, changes), (_access.State, _store.Changes));
        Restart();
        _access.Poll(_nowMs);
        Assert.True(_access.NotBeforeMs > _nowMs);
    }

    [Theory]
    [InlineData(false, "old")]
    [InlineData(true, "new")]
    public void A_power_cut_while_changing_leaves_one_of_both(bool cutsAfterEffect, string password)
    {
        Set("old");
        _store.CutAt = _store.Changes + 1;
        _store.CutsAfterEffect = cutsAfterEffect;
        Assert.True(Changes("new"));
        Assert.Equal(AccessState.Hashed, Finish());
        Assert.Throws<PowerCutException>(() => _access.Store());
        Restart();
        Assert.Equal(AccessState.Granted, Check(password));
    }

    [Fact]
    public void A_cleared_password_is_gone()
    {
        Set("right");
        Check("wrong");
        Assert.Equal(0, _access.Clear());
        Assert.Equal((false, 0, AccessState.Idle), (_access.IsProtected, _access.NotBeforeMs, _access.State));
        Assert.Empty(_store.Names);
        Assert.Equal(0, _access.Clear());
        Restart();
        Assert.False(_access.IsProtected);
        Assert.Equal(AccessState.Granted, Check(""));
    }

    [Fact]
    public void A_password_that_cannot_be_removed_stands()
    {
        Set("right");
        Assert.True(Starts("wrong"));
        _store.ChangesComeTo = HalResult.Failed;
        Assert.Equal(HalResult.Failed, _access.Clear());
        Assert.Equal((true, AccessState.Idle), (_access.IsProtected, _access.State));
        _access.Poll(_nowMs);
        Assert.Equal(AccessState.Idle, _access.State);
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "empty", "" },
        { "an octet short", Blob(1, 1000)[..^2] },
        { "an octet long", Blob(1, 1000) + "00" },
        { "version 0", Blob(0, 1000) },
        { "a newer version", Blob(2, 1000) },
        { "no rounds", Blob(1, 0) },
        { "a negative number of rounds", Blob(1, -1) },
        { "rounds for days", Blob(1, Limits.MaxPasswordRounds + 1) },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_record_that_cannot_be_read_locks_until_it_is_cleared(string damage, string blob)
    {
        _store["access"] = Convert.FromHexString(blob);
        Restart();
        Assert.True(_access.IsProtected && _access.IsLocked, damage);
        _nowMs = long.MaxValue - 1;
        Assert.False(Starts(""));
        Assert.False(Changes("new"));
        Assert.Equal(blob, Convert.ToHexString(_store["access"]));

        Assert.Equal(0, _access.Clear());
        Assert.Equal((false, false), (_access.IsProtected, _access.IsLocked));
    }

    [Fact]
    public void A_store_that_cannot_be_read_locks()
    {
        Set("right");
        _store.ReadsComeTo = HalResult.Failed;
        Assert.False(Starts("right"));
        Assert.True(_access.IsLocked);
        Restart();
        _store.ReadsComeTo = HalResult.Failed;
        _access = Open();
        Assert.True(_access.IsProtected && _access.IsLocked);
    }

    [Fact]
    public void No_changed_octet_of_the_record_lets_another_password_in()
    {
        Set("right");
        byte[] blob = _store["access"];
        for (int at = 0; at < blob.Length; at++)
        {
            // Rounds by the ten thousand are only slow.
            if (at is 2 or 3 or 4)
            {
                continue;
            }

            byte[] changed = [.. blob];
            changed[at] ^= (byte)(1 << (at % 8));
            _store["access"] = changed;
            Restart();
            _access.Poll(_nowMs);
            _nowMs = _access.IsLocked ? _nowMs : Math.Max(_nowMs, _access.NotBeforeMs);
            Assert.True(!Starts("wrong") || Finish() == AccessState.Refused);
        }
    }

    private static string Blob(byte version, int rounds)
    {
        byte[] blob = new byte[54];
        blob[0] = version;
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(2), rounds);
        return Convert.ToHexString(blob);
    }

    private ConsoleAccess Open() => new(_store, new ScriptedRandom((int)_nowMs));

    private void Restart()
    {
        _store = _store.Restarted();
        _access = Open();
    }

    private void Set(string password)
    {
        Assert.True(Changes(password));
        Assert.Equal(AccessState.Hashed, Finish());
        Assert.Equal((0, AccessState.Changed), (_access.Store(), _access.State));
        Assert.True(_access.IsProtected);
    }

    private AccessState Check(string password)
    {
        Assert.True(Starts(password));
        return Finish();
    }

    private bool Starts(string password) => IsTaken(_access.Check, password);

    private bool Changes(string password) => IsTaken(_access.Change, password);

    // From the middle of a buffer that is gone afterwards.
    private bool IsTaken(Func<byte[], int, int, long, bool> take, string password)
    {
        byte[] octets = Encoding.ASCII.GetBytes($"[{password}]");
        bool isTaken = take(octets, 1, octets.Length - 1, _nowMs);
        Array.Fill(octets, (byte)'?');
        return isTaken;
    }

    private AccessState Finish()
    {
        for (int polls = 0; _access.State == AccessState.Working; polls++)
        {
            Assert.InRange(polls, 0, 10 * CheckPolls);
            _access.Poll(_nowMs);
        }

        return _access.State;
    }
}
