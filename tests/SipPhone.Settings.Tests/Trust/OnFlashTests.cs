using System.Security.Cryptography;
using SipPhone.Settings.Access;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>
/// Anchors, identity, seal and password on flash whose power goes at every octet that a change writes: the old or the
/// new is found, whole, and nothing that ought to be closed stands open.
/// </summary>
public sealed class OnFlashTests
{
    private static readonly byte[] First = TestCertificates.Root("CN=First");
    private static readonly byte[] Second = TestCertificates.Root("CN=Second", TestCertificates.P384);
    private static readonly byte[] Own = TestCertificates.SelfSigned("CN=a", TestCertificates.P256);
    private static readonly byte[] Other = TestCertificates.SelfSigned("CN=b", TestCertificates.P384);

    private readonly VirtualClock _clock = new();

    public static TheoryData<MemoryFlash.Remains> AllRemains => [.. Enum.GetValues<MemoryFlash.Remains>()];

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void An_anchor_is_added_whole_or_not_at_all(MemoryFlash.Remains remains)
    {
        EachCut(
            remains,
            flash => Anchors(flash).Add(First, 0, First.Length),
            flash => Anchors(flash).Add(Second, 0, Second.Length),
            flash => Holds(flash, First),
            flash => Holds(flash, First, Second));
    }

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void An_anchor_is_removed_or_not(MemoryFlash.Remains remains)
    {
        EachCut(
            remains,
            flash =>
            {
                Anchors(flash).Add(First, 0, First.Length);
                Anchors(flash).Add(Second, 0, Second.Length);
            },
            flash => Anchors(flash).Remove(0),
            flash => Holds(flash, First, Second),
            flash => Holds(flash, Second));
    }

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void An_identity_is_replaced_whole(MemoryFlash.Remains remains)
    {
        EachCut(
            remains,
            flash => Take(flash, Own, TestCertificates.P256),
            flash => Take(flash, Other, TestCertificates.P384),
            flash => Holds(flash, Own, TestCertificates.P256),
            flash => Holds(flash, Other, TestCertificates.P384));
    }

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void An_identity_goes_whole(MemoryFlash.Remains remains)
    {
        EachCut(
            remains,
            flash => Take(flash, Own, TestCertificates.P256),
            flash => new DeviceIdentity(new SlotStore(flash), _clock).Clear(),
            flash => Holds(flash, Own, TestCertificates.P256),
            flash => new DeviceIdentity(new SlotStore(flash), _clock).CertificateCount == 0);
    }

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void A_device_is_sealed_or_not(MemoryFlash.Remains remains)
    {
        EachCut(
            remains, _ => { }, flash => SealOf(flash).Apply(),
            flash => !SealOf(flash).IsSealed, flash => SealOf(flash).IsSealed);
    }

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void An_attempt_is_never_counted_less_than_before(MemoryFlash.Remains remains)
    {
        EachCut(
            remains,
            flash =>
            {
                ConsoleAccess access = Access(flash);
                access.Change("right"u8.ToArray(), 0, 5, 0);
                Finish(access, 0);
                access.Store();
                access.Check("wrong"u8.ToArray(), 0, 5, 0);
                Finish(access, 0);
            },
            flash => Access(flash, 5000).Check("wrong"u8.ToArray(), 0, 5, 10_000),
            flash => Delay(flash) == 1000,
            flash => Delay(flash) == 2000);
    }

    [Fact]
    public void A_seal_that_faded_is_one()
    {
        MemoryFlash flash = new();
        SealOf(flash).Apply();
        foreach (string name in flash.Names.ToArray())
        {
            byte[] file = flash[name];
            for (int bit = 0; bit < 8 * file.Length; bit++)
            {
                MemoryFlash faded = flash.Restarted();
                byte[] changed = [.. file];
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                faded[name] = changed;
                Assert.True(SealOf(faded).IsSealed, $"bit {bit} of {name}");
            }
        }
    }

    [Fact]
    public void Nothing_of_a_key_is_left_after_it_was_taken_away()
    {
        MemoryFlash flash = new();
        Take(flash, Own, TestCertificates.P256);
        Take(flash, Other, TestCertificates.P384);
        DeviceIdentity identity = new(new SlotStore(flash), _clock);
        Assert.Equal(IdentityResult.Ok, identity.Clear());
        Assert.Empty(flash.Names);
    }

    // Makes the change with the power going at each of its steps; then what is found is the old, or from some step on
    // the new.
    private static void EachCut(
        MemoryFlash.Remains remains, Action<MemoryFlash> prepare, Action<MemoryFlash> change,
        Func<MemoryFlash, bool> isOld, Func<MemoryFlash, bool> isNew)
    {
        MemoryFlash prepared = new();
        prepare(prepared);
        bool isDone = false;
        bool wasNew = false;
        int cut = 0;
        while (!isDone)
        {
            MemoryFlash flash = prepared.Restarted();
            flash.CutAt = ++cut;
            flash.Leaves = remains;
            try
            {
                change(flash);
                isDone = true;
            }
            catch (PowerCutException)
            {
                isDone = false;
            }

            bool isChanged = isNew(flash.Restarted());
            Assert.True(isChanged != isOld(flash.Restarted()), $"neither old nor new after step {cut}");
            Assert.False(wasNew && !isChanged, $"old again after step {cut}");
            wasNew = isChanged;
        }

        Assert.True(wasNew);
        Assert.InRange(cut, 4, 10_000);
    }

    private TrustAnchors Anchors(MemoryFlash flash) => new(new SlotStore(flash), _clock, SealOf(flash));

    private static Seal SealOf(MemoryFlash flash) => new(new SlotStore(flash), new ScriptedRandom(seed: 3), null!);

    private static ConsoleAccess Access(MemoryFlash flash, long nowMs = 0)
    {
        ConsoleAccess access = new(new SlotStore(flash), new ScriptedRandom(seed: 4));
        access.Poll(nowMs);
        return access;
    }

    private static void Finish(ConsoleAccess access, long nowMs)
    {
        while (access.State == AccessState.Working)
        {
            access.Poll(nowMs);
        }
    }

    // How long a restarted device waits.
    private static long Delay(MemoryFlash flash) => Access(flash).NotBeforeMs;

    private void Take(MemoryFlash flash, byte[] certificate, ECDsa key)
    {
        DeviceIdentity identity = new(new SlotStore(flash), _clock);
        byte[] pkcs8 = key.ExportPkcs8PrivateKey();
        identity.Begin();
        Assert.Equal(IdentityResult.Ok, identity.AddCertificate(certificate, 0, certificate.Length));
        Assert.Equal(IdentityResult.Ok, identity.SetPrivateKey(pkcs8, 0, pkcs8.Length));
        Assert.Equal(IdentityResult.Ok, identity.Commit());
    }

    // Whether these are the anchors, in this order, and there is no blob of another.
    private bool Holds(MemoryFlash flash, params byte[][] expected)
    {
        TrustAnchors anchors = Anchors(flash);
        byte[] buffer = new byte[4096];
        bool isEqual = anchors.Count == expected.Length;
        for (int i = 0; i < anchors.Count; i++)
        {
            int length = anchors.CopyAnchor(i, buffer, 0, buffer.Length);
            Assert.InRange(length, 1, buffer.Length);
            isEqual = isEqual && expected[i].AsSpan().SequenceEqual(buffer.AsSpan(0, length));
        }

        int blobs = flash.Names.Count(name => name.StartsWith("anchor-", StringComparison.Ordinal));
        Assert.Equal(anchors.Count, blobs);
        return isEqual;
    }

    private bool Holds(MemoryFlash flash, byte[] certificate, ECDsa key)
    {
        DeviceIdentity identity = new(new SlotStore(flash), _clock);
        byte[] buffer = new byte[4096];
        int length = identity.CopyCertificate(0, buffer, 0, buffer.Length);
        bool isThis = length > 0 && buffer.AsSpan(0, length).SequenceEqual(certificate);
        length = identity.CopyPrivateKey(buffer, 0, buffer.Length);
        bool isKey = length > 0 && buffer.AsSpan(0, length).SequenceEqual(key.ExportPkcs8PrivateKey());
        Assert.Equal(isThis, isKey);
        return isThis;
    }
}
