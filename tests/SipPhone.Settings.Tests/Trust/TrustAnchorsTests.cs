using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>Anchors in the store: what is taken, in which order they stand, and what a power cut leaves.</summary>
public sealed class TrustAnchorsTests
{
    private static readonly byte[] First = TestCertificates.Root("CN=First");
    private static readonly byte[] Second = TestCertificates.Root("CN=Second", TestCertificates.Rsa2048);
    private static readonly byte[] Third = TestCertificates.Root("CN=Third", TestCertificates.P384);

    private readonly VirtualClock _clock = new();
    private MemoryStore _store = new();

    [Fact]
    public void A_new_device_trusts_nobody()
    {
        TrustAnchors anchors = Open();
        Assert.Equal((0, SlotCondition.Good), (anchors.Count, anchors.Condition));
        Assert.Equal(HalResult.NotFound, anchors.CopyAnchor(0, new byte[4096], 0, 4096));
        Assert.Equal(AnchorResult.NotFound, anchors.Remove(0));
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void Anchors_stay_in_order_over_restarts()
    {
        TrustAnchors anchors = Open();
        Assert.Equal(AnchorResult.Ok, Add(anchors, First));
        Assert.Equal(AnchorResult.Ok, Add(anchors, Second));
        Assert.Equal(AnchorResult.Ok, Add(anchors, Third));
        Holds(anchors, First, Second, Third);
        Holds(Open(), First, Second, Third);

        Assert.Equal(AnchorResult.Ok, anchors.Remove(1));
        Holds(anchors, First, Third);
        Holds(Open(), First, Third);
        Assert.Equal(AnchorResult.Ok, Add(anchors, Second));
        Holds(Open(), First, Third, Second);
    }

    [Fact]
    public void A_blob_is_named_by_its_fingerprint_and_goes_with_its_anchor()
    {
        TrustAnchors anchors = Open();
        Add(anchors, First);
        string name = "anchor-" + Convert.ToHexStringLower(SHA256.HashData(First))[..16];
        Assert.Equal([name, "anchors"], _store.Names);
        Assert.Equal(First, _store[name]);
        anchors.Remove(0);
        Assert.Equal(["anchors"], _store.Names);
    }

    public static TheoryData<string, AnchorResult, byte[]> Refused => new()
    {
        { "nothing", AnchorResult.Malformed, [] },
        { "no certificate", AnchorResult.Malformed, [0x30, 0] },
        { "cut short", AnchorResult.Malformed, First[..^1] },
        { "an octet too many", AnchorResult.Malformed, [.. First, 0] },
        { "a device's", AnchorResult.NotAnAuthority, TestCertificates.SelfSigned("CN=a", TestCertificates.P256) },
        {
            "no constraints", AnchorResult.NotAnAuthority,
            TestCertificates.SelfSigned("CN=a", TestCertificates.P256, isAuthority: null)
        },
        {
            "a key that signs no certificates", AnchorResult.NotAnAuthority,
            TestCertificates.Root(usage: X509KeyUsageFlags.DigitalSignature)
        },
        {
            "an intermediate", AnchorResult.NotARoot,
            TestCertificates.Issued("CN=a", TestCertificates.P384, "CN=b", TestCertificates.P256, isAuthority: true)
        },
        { "expired", AnchorResult.Expired, TestCertificates.Root(notBefore: -9, notAfter: -1) },
        { "not yet valid", AnchorResult.NotYetValid, TestCertificates.Root(notBefore: 1, notAfter: 9) },
        { "too large", AnchorResult.TooLarge, OfSize(Limits.MaxAnchorBytes + 1) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_to_be_trusted_is_refused_with_the_reason(string why, AnchorResult expected, byte[] der)
    {
        TrustAnchors anchors = Open();
        Add(anchors, First);
        int changes = _store.Changes;
        Assert.True(expected == Check(anchors, der), why);
        Assert.Equal(expected, Add(anchors, der));
        Holds(anchors, First);
        Assert.Equal(changes, _store.Changes);
    }

    [Fact]
    public void What_is_there_already_is_refused()
    {
        TrustAnchors anchors = Open();
        Add(anchors, First);
        Add(anchors, Second);
        Assert.Equal(AnchorResult.Duplicate, Check(anchors, First));
        Assert.Equal(AnchorResult.Duplicate, Add(anchors, Second));
        Holds(anchors, First, Second);
    }

    [Fact]
    public void The_largest_is_taken_and_read_back()
    {
        byte[] largest = OfSize(Limits.MaxAnchorBytes);
        TrustAnchors anchors = Open();
        Assert.Equal(AnchorResult.Ok, Add(anchors, largest));
        Holds(anchors, largest);
    }

    [Fact]
    public void Validity_counts_to_the_second_and_only_when_the_clock_is_set()
    {
        byte[] expires = TestCertificates.Root("CN=a", notAfter: 0);
        byte[] starts = TestCertificates.Root("CN=b", notBefore: 0);
        TrustAnchors anchors = Open();
        Assert.Equal(AnchorResult.Ok, Check(anchors, expires));
        Assert.Equal(AnchorResult.Ok, Check(anchors, starts));
        _clock.Advance(1000);
        Assert.Equal(AnchorResult.Expired, Check(anchors, expires));
        _clock.IsWallTimeSet = false;
        Assert.Equal(AnchorResult.Ok, Check(anchors, expires));

        VirtualClock early = new(TestCertificates.Now.ToUnixTimeSeconds() - 1);
        Assert.Equal(AnchorResult.NotYetValid, Check(new TrustAnchors(_store, early, OpenSeal()), starts));
    }

    [Fact]
    public void The_seventeenth_is_one_too_many()
    {
        TrustAnchors anchors = Open();
        byte[][] all = [.. Enumerable.Range(0, Limits.MaxAnchors).Select(i => TestCertificates.Root($"CN={i}"))];
        Assert.All(all, der => Assert.Equal(AnchorResult.Ok, Add(anchors, der)));
        Assert.Equal(AnchorResult.TooMany, Add(anchors, First));
        Assert.Equal(AnchorResult.Duplicate, Add(anchors, all[15]));
        Holds(Open(), all);
        Assert.Equal(AnchorResult.NotFound, anchors.Remove(Limits.MaxAnchors));
        Assert.Equal(AnchorResult.Ok, anchors.Remove(15));
        Assert.Equal(AnchorResult.Ok, Add(anchors, First));
    }

    [Fact]
    public void Once_sealed_nothing_changes()
    {
        Add(Open(), First);
        Seal seal = OpenSeal();
        seal.Apply();
        TrustAnchors anchors = new(_store, _clock, seal);
        Assert.Equal(AnchorResult.Sealed, Check(anchors, Second));
        Assert.Equal(AnchorResult.Sealed, Add(anchors, Second));
        Assert.Equal(AnchorResult.Sealed, anchors.Remove(0));
        Holds(anchors, First);
    }

    [Theory]
    [InlineData(HalResult.Full, AnchorResult.StoreFull)]
    [InlineData(HalResult.Failed, AnchorResult.StoreFailed)]
    public void When_the_store_fails_nothing_changes(int storeResult, AnchorResult expected)
    {
        TrustAnchors anchors = Open();
        Add(anchors, First);
        _store.ChangesComeTo = storeResult;
        Assert.Equal(expected, Add(anchors, Second));
        Assert.Equal(expected, anchors.Remove(0));
        Holds(anchors, First);
        _store.ChangesComeTo = null;
        Assert.Equal(AnchorResult.Ok, Add(anchors, Second));
        Holds(Open(), First, Second);
    }

    public static TheoryData<string, SlotCondition> Lists => new()
    {
        { "", SlotCondition.Damaged },
        { "01", SlotCondition.Damaged },
        { "0101", SlotCondition.Damaged },
        { "0111" + "00112233445566", SlotCondition.Damaged },
        { "00010011223344556677", SlotCondition.Damaged },
        { "0101001122334455667788", SlotCondition.Damaged },
        { "02", SlotCondition.Newer },
        { "02010011223344556677", SlotCondition.Newer },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_that_cannot_be_read_has_no_anchors(string blob, SlotCondition condition)
    {
        _store["anchors"] = Convert.FromHexString(blob);
        TrustAnchors anchors = Open();
        Assert.Equal((0, condition), (anchors.Count, anchors.Condition));

        // A newer one is left alone; a damaged one gives way to what is added.
        bool isNewer = condition == SlotCondition.Newer;
        Assert.Equal(isNewer ? AnchorResult.StoreFailed : AnchorResult.Ok, Add(anchors, First));
        Assert.Equal(isNewer, Convert.FromHexString(blob).AsSpan().SequenceEqual(_store["anchors"]));
    }

    [Fact]
    public void Every_changed_octet_of_the_list_is_borne()
    {
        TrustAnchors anchors = Open();
        Add(anchors, First);
        Add(anchors, Second);
        byte[] list = _store["anchors"];
        for (int at = 0; at < list.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] changed = [.. list];
                changed[at] = (byte)value;
                MemoryStore store = _store.Restarted();
                store["anchors"] = changed;
                TrustAnchors reopened = new(store, _clock, OpenSeal());
                for (int i = 0; i < reopened.Count; i++)
                {
                    byte[] buffer = new byte[4096];
                    int length = reopened.CopyAnchor(i, buffer, 0, buffer.Length);
                    bool isKnown = length > 0 && (buffer.AsSpan(0, length).SequenceEqual(First) ||
                        buffer.AsSpan(0, length).SequenceEqual(Second));
                    Assert.True(isKnown || length == HalResult.NotFound);
                }
            }
        }
    }

    // At each write and delete of an addition or removal the power goes, before it or after it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_power_cut_leaves_the_old_or_the_new_and_nothing_behind(bool cutsAfterEffect)
    {
        CutEverywhere(cutsAfterEffect, anchors => Add(anchors, Third), [First, Second], [First, Second, Third]);
        CutEverywhere(cutsAfterEffect, anchors => anchors.Remove(0), [First, Second], [Second]);
        CutEverywhere(cutsAfterEffect, anchors => anchors.Remove(1), [First, Second], [First]);
    }

    // A cut during the tidying up after a cut.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_power_cut_is_borne_too(bool cutsAfterEffect)
    {
        for (int first = 1; first <= 4; first++)
        {
            for (int second = 1; second <= 2; second++)
            {
                MemoryStore store = With(First);
                TrustAnchors anchors = new(store, _clock, OpenSeal());
                store.CutAt = store.Changes + first;
                store.CutsAfterEffect = true;
                Until(() => Add(anchors, Second));
                store = store.Restarted();
                store.CutAt = second;
                store.CutsAfterEffect = cutsAfterEffect;
                Until(() => _ = new TrustAnchors(store, _clock, OpenSeal()));
                _store = store.Restarted();
                TrustAnchors reopened = Open();
                Holds(reopened, [First, .. reopened.Count == 2 ? new[] { Second } : []]);
                Assert.Equal(reopened.Count + 1, _store.Names.Count);
            }
        }
    }

    private void CutEverywhere(
        bool cutsAfterEffect, Func<TrustAnchors, AnchorResult> change, byte[][] old, byte[][] changed)
    {
        int cuts = 0;
        int seenOld = 0;
        bool isDone = false;
        while (!isDone)
        {
            MemoryStore store = With(old);
            TrustAnchors anchors = new(store, _clock, OpenSeal());
            store.CutAt = store.Changes + ++cuts;
            store.CutsAfterEffect = cutsAfterEffect;
            isDone = Until(() => Assert.Equal(AnchorResult.Ok, change(anchors)));

            _store = store.Restarted();
            TrustAnchors reopened = Open();
            bool isOld = reopened.Count == old.Length;
            Holds(reopened, isOld ? old : changed);
            Assert.False(isDone && isOld);
            seenOld += isOld ? 1 : 0;

            // The list, and a blob for each of it.
            Assert.Equal(reopened.Count + 1, _store.Names.Count);
            Holds(Open(), isOld ? old : changed);
        }

        Assert.Equal(4, cuts);
        Assert.InRange(seenOld, cutsAfterEffect ? 0 : 1, 3);
    }

    // Runs a change; true when the power lasted.
    private static bool Until(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (PowerCutException)
        {
            return false;
        }
    }

    private static byte[] OfSize(int length)
    {
        int padding = length - First.Length;
        byte[] der = [];
        for (int tries = 0; tries < 50 && der.Length != length; tries++)
        {
            X509Extension filler = new("1.2.3.4", new byte[padding], false);
            der = TestCertificates.SelfSigned(
                "CN=First", TestCertificates.P256, isAuthority: true, usage: null, further: filler);
            padding += length - der.Length;
        }

        Assert.Equal(length, der.Length);
        return der;
    }

    private MemoryStore With(params byte[][] ders)
    {
        MemoryStore store = new();
        TrustAnchors anchors = new(store, _clock, OpenSeal());
        Assert.All(ders, der => Assert.Equal(AnchorResult.Ok, Add(anchors, der)));
        return store;
    }

    private static void Holds(TrustAnchors anchors, params byte[][] expected)
    {
        Assert.Equal(expected.Length, anchors.Count);
        byte[] buffer = new byte[4096];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], buffer[..anchors.CopyAnchor(i, buffer, 0, buffer.Length)]);
        }
    }

    private static AnchorResult Add(TrustAnchors anchors, byte[] der)
    {
        byte[] guarded = [0x30, .. der, 0x30];
        return anchors.Add(guarded, 1, der.Length + 1);
    }

    private static AnchorResult Check(TrustAnchors anchors, byte[] der) => anchors.Check(der, 0, der.Length);

    private TrustAnchors Open() => new(_store, _clock, OpenSeal());

    private Seal OpenSeal() => new(_store, new ScriptedRandom(seed: 1), null!);
}
