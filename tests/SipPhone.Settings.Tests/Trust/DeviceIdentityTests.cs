using System.Security.Cryptography;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>The device's certificate and key: what belongs together, and that it is replaced whole.</summary>
public sealed class DeviceIdentityTests
{
    private static readonly byte[] Old = TestCertificates.SelfSigned("CN=old", TestCertificates.P256);
    private static readonly byte[] Own = TestCertificates.Issued(
        "CN=door", TestCertificates.P384, "CN=middle", TestCertificates.P256);

    private static readonly byte[] Middle = TestCertificates.Issued(
        "CN=middle", TestCertificates.P256, "CN=upper", TestCertificates.P256, isAuthority: true);

    private static readonly byte[] Upper = TestCertificates.Issued(
        "CN=upper", TestCertificates.P256, "CN=root", TestCertificates.P256, isAuthority: true);

    private static readonly byte[] Root = TestCertificates.Root("CN=root");

    private readonly VirtualClock _clock = new();
    private MemoryStore _store = new();

    [Fact]
    public void A_new_device_has_none()
    {
        DeviceIdentity identity = Open();
        Holds(identity, null);
        Assert.Equal(SlotCondition.Good, identity.Condition);
        Assert.Equal(IdentityResult.Ok, identity.Clear());
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void Certificates_and_key_stay_over_restarts()
    {
        DeviceIdentity identity = Open();
        Assert.Equal(IdentityResult.Ok, Take(identity, TestCertificates.P384, Own, Middle, Upper));
        Holds(identity, TestCertificates.P384, Own, Middle, Upper);
        Holds(Open(), TestCertificates.P384, Own, Middle, Upper);
        Assert.Equal(["identity"], _store.Names);

        Assert.Equal(IdentityResult.Ok, Take(identity, TestCertificates.P256, Old));
        Holds(Open(), TestCertificates.P256, Old);
        Assert.Equal(IdentityResult.Ok, identity.Clear());
        Holds(identity, null);
        Holds(Open(), null);
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void Old_forms_of_keys_are_kept_as_pkcs8()
    {
        DeviceIdentity identity = Open();
        identity.Begin();
        byte[] rsa = TestCertificates.SelfSigned("CN=rsa", TestCertificates.Rsa2048);
        Assert.Equal(IdentityResult.Ok, Add(identity, rsa));
        Assert.Equal(IdentityResult.Ok, SetKey(identity, TestCertificates.Rsa2048.ExportRSAPrivateKey()));
        Assert.Equal(IdentityResult.Ok, identity.Commit());
        Holds(Open(), TestCertificates.Rsa2048, rsa);

        identity.Begin();
        Assert.Equal(IdentityResult.Ok, Add(identity, Old));
        Assert.Equal(IdentityResult.Ok, SetKey(identity, TestCertificates.P256.ExportECPrivateKey()));
        Assert.Equal(IdentityResult.Ok, identity.Commit());
        Holds(Open(), TestCertificates.P256, Old);
    }

    public static TheoryData<string, IdentityResult, byte[]> RefusedAsOwn => new()
    {
        { "nothing", IdentityResult.Malformed, [] },
        { "cut short", IdentityResult.Malformed, Own[..^1] },
        { "an octet too many", IdentityResult.Malformed, [.. Own, 0] },
        { "an authority's", IdentityResult.IsAuthority, Root },
        {
            "on P-521", IdentityResult.UnknownKeyKind,
            TestCertificates.SelfSigned("CN=a", TestCertificates.P521)
        },
        {
            "of RSA 1024", IdentityResult.UnknownKeyKind,
            TestCertificates.SelfSigned("CN=a", TestCertificates.Rsa1024)
        },
        {
            "expired", IdentityResult.Expired,
            TestCertificates.SelfSigned("CN=a", TestCertificates.P256, notAfter: -1)
        },
    };

    [Theory]
    [MemberData(nameof(RefusedAsOwn))]
    public void What_cannot_be_the_devices_own_is_refused(string why, IdentityResult expected, byte[] der)
    {
        DeviceIdentity identity = Open();
        identity.Begin();
        Assert.True(expected == Add(identity, der), why);
        Assert.Equal(IdentityResult.Ok, Add(identity, Old));
    }

    [Fact]
    public void An_expired_one_is_taken_while_nobody_knows_the_time()
    {
        _clock.IsWallTimeSet = false;
        DeviceIdentity identity = Open();
        identity.Begin();
        byte[] expired = TestCertificates.SelfSigned("CN=a", TestCertificates.P256, notAfter: -1);
        Assert.Equal(IdentityResult.Ok, Add(identity, expired));
    }

    [Fact]
    public void Each_further_one_is_the_issuer_of_the_one_before()
    {
        DeviceIdentity identity = Open();
        identity.Begin();
        Add(identity, Own);
        Assert.Equal(IdentityResult.NotIssuer, Add(identity, Upper));
        Assert.Equal(IdentityResult.NotIssuer, Add(identity, Own));
        byte[] noAuthority = TestCertificates.Issued(
            "CN=middle", TestCertificates.P256, "CN=upper", TestCertificates.P256);
        Assert.Equal(IdentityResult.NotIssuer, Add(identity, noAuthority));
        Assert.Equal(IdentityResult.Ok, Add(identity, Middle));
        Assert.Equal(IdentityResult.Ok, Add(identity, Upper));
        Assert.Equal(IdentityResult.TooLarge, Add(identity, Root));
        Assert.Equal(IdentityResult.Ok, SetKey(identity, TestCertificates.P384.ExportPkcs8PrivateKey()));
        Assert.Equal(IdentityResult.Ok, identity.Commit());
        Holds(Open(), TestCertificates.P384, Own, Middle, Upper);
    }

    [Fact]
    public void A_key_of_another_is_refused()
    {
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA strangersRsa = RSA.Create(2048);
        DeviceIdentity identity = Open();
        identity.Begin();
        Add(identity, Old);
        Assert.Equal(IdentityResult.Mismatch, SetKey(identity, stranger.ExportPkcs8PrivateKey()));
        Assert.Equal(IdentityResult.Mismatch, SetKey(identity, TestCertificates.P384.ExportPkcs8PrivateKey()));
        Assert.Equal(IdentityResult.Mismatch, SetKey(identity, TestCertificates.Rsa2048.ExportPkcs8PrivateKey()));
        Assert.Equal(IdentityResult.Malformed, SetKey(identity, [0x30, 0]));
        Assert.Equal(IdentityResult.Ok, SetKey(identity, TestCertificates.P256.ExportPkcs8PrivateKey()));

        identity.Begin();
        Add(identity, TestCertificates.SelfSigned("CN=rsa", TestCertificates.Rsa2048));
        Assert.Equal(IdentityResult.Mismatch, SetKey(identity, strangersRsa.ExportRSAPrivateKey()));
    }

    [Fact]
    public void Parts_come_in_their_order()
    {
        byte[] key = TestCertificates.P256.ExportPkcs8PrivateKey();
        DeviceIdentity identity = Open();
        Assert.Equal(IdentityResult.Incomplete, Add(identity, Old));
        Assert.Equal(IdentityResult.Incomplete, SetKey(identity, key));
        Assert.Equal(IdentityResult.Incomplete, identity.Commit());

        identity.Begin();
        Assert.Equal(IdentityResult.Incomplete, SetKey(identity, key));
        Assert.Equal(IdentityResult.Ok, Add(identity, Old));
        Assert.Equal(IdentityResult.Incomplete, identity.Commit());

        // What was not whole was let go with it.
        Assert.Equal(IdentityResult.Incomplete, SetKey(identity, key));
        identity.Begin();
        Add(identity, Old);
        Assert.Equal(IdentityResult.Ok, SetKey(identity, key));
        Assert.Equal(IdentityResult.Incomplete, SetKey(identity, key));
        Assert.Equal(IdentityResult.Incomplete, Add(identity, Middle));
        identity.Discard();
        Assert.Equal(IdentityResult.Incomplete, identity.Commit());
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void A_new_one_leaves_the_old_one_until_it_is_whole()
    {
        DeviceIdentity identity = Open();
        Take(identity, TestCertificates.P256, Old);
        identity.Begin();
        Add(identity, Own);
        SetKey(identity, TestCertificates.P384.ExportPkcs8PrivateKey());
        Holds(identity, TestCertificates.P256, Old);
        identity.Discard();
        Holds(identity, TestCertificates.P256, Old);
    }

    [Fact]
    public void What_is_larger_than_a_blob_is_refused()
    {
        string longName = "CN=door, OU=" + new string('x', 60) + string.Concat(
            Enumerable.Range(0, 40).Select(i => $", OU={i}" + new string('y', 50)));
        byte[] large = TestCertificates.Issued(longName, TestCertificates.P384, "CN=middle", TestCertificates.P256);
        DeviceIdentity identity = Open();
        identity.Begin();
        Assert.Equal(IdentityResult.Ok, Add(identity, large));
        byte[] middle = TestCertificates.Issued(
            "CN=middle", TestCertificates.Rsa2048, longName.Replace("door", "upper"), TestCertificates.P256, true);
        IdentityResult result = Add(identity, middle);
        Assert.Equal(IdentityResult.TooLarge, result);
    }

    [Theory]
    [InlineData(HalResult.Full, IdentityResult.StoreFull)]
    [InlineData(HalResult.Failed, IdentityResult.StoreFailed)]
    public void When_the_store_fails_the_old_one_stands(int storeResult, IdentityResult expected)
    {
        DeviceIdentity identity = Open();
        Take(identity, TestCertificates.P256, Old);
        _store.ChangesComeTo = storeResult;
        Assert.Equal(expected, Take(identity, TestCertificates.P384, Own));
        Assert.Equal(IdentityResult.StoreFailed, identity.Clear());
        Holds(identity, TestCertificates.P256, Old);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_power_cut_leaves_the_old_or_the_new(bool cutsAfterEffect)
    {
        DeviceIdentity identity = Open();
        Take(identity, TestCertificates.P256, Old);
        _store.CutAt = _store.Changes + 1;
        _store.CutsAfterEffect = cutsAfterEffect;
        Assert.Throws<PowerCutException>(() => Take(identity, TestCertificates.P384, Own));
        _store = _store.Restarted();
        Holds(Open(), cutsAfterEffect ? TestCertificates.P384 : TestCertificates.P256, cutsAfterEffect ? Own : Old);
    }

    [Fact]
    public void Every_prefix_and_every_changed_octet_of_the_blob_is_borne()
    {
        Take(Open(), TestCertificates.P384, Own, Middle);
        byte[] blob = _store["identity"];
        for (int length = 0; length <= blob.Length + 1; length++)
        {
            _store["identity"] = [.. blob.Append((byte)0).Take(length)];
            Assert.Equal(length == blob.Length ? SlotCondition.Good : SlotCondition.Damaged, Open().Condition);
        }

        byte[] buffer = new byte[Limits.MaxBlobBytes];
        for (int at = 0; at < blob.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] changed = [.. blob];
                changed[at] ^= (byte)(1 << bit);
                _store["identity"] = changed;
                DeviceIdentity identity = Open();
                Assert.InRange(identity.CertificateCount, 0, 3);
                Assert.Equal(identity.CertificateCount > 0, identity.CopyPrivateKey(buffer, 0, buffer.Length) > 0);
                Assert.Equal(identity.CertificateCount > 0, identity.CopyCertificate(0, buffer, 0, buffer.Length) > 0);
                Assert.Equal(identity.CertificateCount > 0, identity.Condition == SlotCondition.Good);
            }
        }
    }

    [Fact]
    public void What_a_newer_version_wrote_is_left_alone()
    {
        byte[] newer = [2, 1, 0];
        _store["identity"] = newer;
        DeviceIdentity identity = Open();
        Assert.Equal((0, SlotCondition.Newer), (identity.CertificateCount, identity.Condition));
        Assert.Equal(IdentityResult.StoreFailed, Take(identity, TestCertificates.P256, Old));
        Assert.Equal(newer, _store["identity"]);
        Holds(identity, null);
    }

    [Fact]
    public void A_damaged_one_counts_as_none_and_gives_way()
    {
        _store["identity"] = [1, 1, 0];
        DeviceIdentity identity = Open();
        Holds(identity, null);
        Assert.Equal(IdentityResult.Ok, Take(identity, TestCertificates.P256, Old));
        Holds(Open(), TestCertificates.P256, Old);
    }

    private static IdentityResult Take(DeviceIdentity identity, AsymmetricAlgorithm key, params byte[][] certificates)
    {
        identity.Begin();
        Assert.All(certificates, der => Assert.Equal(IdentityResult.Ok, Add(identity, der)));
        Assert.Equal(IdentityResult.Ok, SetKey(identity, key.ExportPkcs8PrivateKey()));
        return identity.Commit();
    }

    private static void Holds(DeviceIdentity identity, AsymmetricAlgorithm? key, params byte[][] certificates)
    {
        byte[] buffer = new byte[Limits.MaxBlobBytes];
        Assert.Equal(certificates.Length, identity.CertificateCount);
        for (int i = 0; i < certificates.Length; i++)
        {
            Assert.Equal(certificates[i], buffer[..identity.CopyCertificate(i, buffer, 0, buffer.Length)]);
        }

        Assert.Equal(HalResult.NotFound, identity.CopyCertificate(certificates.Length, buffer, 0, buffer.Length));
        Assert.Equal(HalResult.NotFound, identity.CopyCertificate(-1, buffer, 0, buffer.Length));
        int length = identity.CopyPrivateKey(buffer, 0, buffer.Length);
        Assert.Equal(key is null, length == HalResult.NotFound);
        if (key is not null)
        {
            using AsymmetricAlgorithm read = key is RSA ? RSA.Create() : ECDsa.Create();
            read.ImportPkcs8PrivateKey(buffer.AsSpan(0, length), out int taken);
            Assert.Equal(length, taken);
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());
        }
    }

    private static IdentityResult Add(DeviceIdentity identity, byte[] der)
    {
        byte[] guarded = [0x30, .. der, 0x30];
        return identity.AddCertificate(guarded, 1, der.Length + 1);
    }

    private static IdentityResult SetKey(DeviceIdentity identity, byte[] der)
    {
        byte[] guarded = [0x30, .. der, 0x30];
        return identity.SetPrivateKey(guarded, 1, der.Length + 1);
    }

    private DeviceIdentity Open() => new(_store, _clock);
}
