using System.Security.Cryptography;
using System.Text;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>The seal: closed by whatever is there, broken by one token and by that token once.</summary>
public sealed class SealTests : IDisposable
{
    private static readonly byte[] DeviceId = "device-7"u8.ToArray();

    private readonly ECDsa _factory = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ScriptedRandom _random = new(seed: 5);
    private MemoryStore _store = new();

    [Fact]
    public void A_new_device_is_not_sealed()
    {
        Seal seal = Open();
        Assert.Equal((false, SlotCondition.Good), (seal.IsSealed, seal.Condition));
        Assert.Equal(HalResult.NotFound, seal.CopyChallenge(new byte[16], 0, 16));
        Assert.Equal(UnsealResult.NotSealed, Unseal(seal, Token(new byte[16])));
        Assert.Empty(_store.Names);
    }

    [Fact]
    public void A_seal_and_its_challenge_stay_over_restarts()
    {
        Seal seal = Open();
        Assert.Equal(0, seal.Apply());
        Assert.True(seal.IsSealed);
        byte[] challenge = Challenge(seal);
        Assert.Equal(0, seal.Apply());

        Seal restarted = Open();
        Assert.Equal((true, SlotCondition.Good), (restarted.IsSealed, restarted.Condition));
        Assert.Equal(challenge, Challenge(restarted));
        Assert.NotEqual(new byte[16], challenge);
    }

    [Fact]
    public void A_challenge_needs_room_for_all_of_it()
    {
        Seal seal = Sealed();
        byte[] buffer = new byte[18];
        Assert.Equal(HalResult.TooSmall, seal.CopyChallenge(buffer, 1, 16));
        Assert.All(buffer, octet => Assert.Equal(0, octet));
        Assert.Equal(16, seal.CopyChallenge(buffer, 1, 17));
        Assert.Equal((0, 0), (buffer[0], buffer[17]));
    }

    [Theory]
    [InlineData(HalResult.Full)]
    [InlineData(HalResult.Failed)]
    public void What_cannot_be_stored_is_not_sealed(int result)
    {
        Seal seal = Open();
        _store.ChangesComeTo = result;
        Assert.Equal(result, seal.Apply());
        Assert.False(seal.IsSealed);
        Assert.False(Open().IsSealed);
    }

    [Fact]
    public void The_manufacturers_token_breaks_it_once()
    {
        Seal seal = Sealed();
        byte[] token = Token(Challenge(seal));
        Assert.Equal(UnsealResult.Ok, Unseal(seal, token));
        Assert.False(seal.IsSealed);
        Assert.False(Open().IsSealed);
        Assert.Equal(UnsealResult.NotSealed, Unseal(seal, token));

        Assert.Equal(0, seal.Apply());
        Assert.Equal(UnsealResult.Refused, Unseal(seal, token));
        Assert.True(seal.IsSealed);
    }

    [Fact]
    public void A_token_for_anything_else_is_refused()
    {
        Seal seal = Sealed();
        byte[] challenge = Challenge(seal);
        byte[] other = [.. challenge];
        other[15] ^= 1;
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(UnsealResult.Refused, Unseal(seal, Token(other)));
        Assert.Equal(UnsealResult.Refused, Unseal(seal, Token(challenge, "device-8")));
        Assert.Equal(UnsealResult.Refused, Unseal(seal, Token(challenge, key: stranger)));
        Assert.Equal(UnsealResult.Refused, Unseal(seal, Token(challenge, purpose: "nf-sipphone unseal 2\n")));
        Assert.Equal(challenge, Challenge(seal));
        Assert.Equal(UnsealResult.Ok, Unseal(seal, Token(challenge)));
    }

    [Fact]
    public void A_token_that_is_no_base64_of_64_octets_is_malformed()
    {
        Seal seal = Sealed();
        string token = Encoding.ASCII.GetString(Token(Challenge(seal)));
        foreach (string wrong in new[]
        {
            "", "AAAA", token[..^1], token + "A", " " + token, token[..^4] + "====", token.Replace('=', 'A'),
            Convert.ToBase64String(new byte[63]), Convert.ToBase64String(new byte[65]),
        })
        {
            Assert.Equal(UnsealResult.Malformed, Unseal(seal, Encoding.ASCII.GetBytes(wrong)));
        }
    }

    [Fact]
    public void Without_a_key_or_a_verifier_no_token_is_good()
    {
        Seal seal = Sealed();
        byte[] token = Token(Challenge(seal));
        Assert.Equal(UnsealResult.NoFactoryKey, seal.Unseal(null, DeviceId, token, 0, token.Length));
        Seal unable = new(_store, _random, new NoVerifier());
        Assert.Equal(UnsealResult.NotAvailable, Unseal(unable, token));
        Assert.True(seal.IsSealed && unable.IsSealed);
    }

    [Fact]
    public void When_the_store_fails_it_stays_sealed()
    {
        Seal seal = Sealed();
        byte[] token = Token(Challenge(seal));
        _store.ChangesComeTo = HalResult.Failed;
        Assert.Equal(UnsealResult.StoreFailed, Unseal(seal, token));
        Assert.True(seal.IsSealed);
    }

    public static TheoryData<string, SlotCondition> Damages => new()
    {
        { "", SlotCondition.Damaged },
        { "01", SlotCondition.Damaged },
        { "00" + "000102030405060708090A0B0C0D0E0F", SlotCondition.Damaged },
        { "01" + "000102030405060708090A0B0C0D0E", SlotCondition.Damaged },
        { "02" + "000102030405060708090A0B0C0D0E0F", SlotCondition.Newer },
        { "02" + "000102030405060708090A0B0C0D0E0F10", SlotCondition.Newer },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_there_and_cannot_be_read_is_a_seal(string blob, SlotCondition condition)
    {
        _store["seal"] = Convert.FromHexString(blob);
        Seal seal = Open();
        Assert.Equal((true, condition), (seal.IsSealed, seal.Condition));
        Assert.Equal(UnsealResult.Refused, Unseal(seal, Token(new byte[16])));
        Assert.Equal(Convert.FromHexString(blob), _store["seal"]);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_a_seal()
    {
        _store.ReadsComeTo = HalResult.Failed;
        Assert.True(Open().IsSealed);
    }

    [Fact]
    public void The_challenge_of_a_damaged_seal_is_made_anew()
    {
        _store["seal"] = [1, 2, 3];
        Seal seal = Open();
        byte[] challenge = Challenge(seal);
        Assert.Equal(challenge, Challenge(Open()));
        Assert.Equal(UnsealResult.Ok, Unseal(seal, Token(challenge)));
    }

    [Fact]
    public void A_newer_seal_is_not_touched()
    {
        byte[] newer = [2, .. new byte[16]];
        _store["seal"] = newer;
        Assert.Equal(HalResult.Failed, Open().CopyChallenge(new byte[16], 0, 16));
        Assert.Equal(newer, _store["seal"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_power_cut_leaves_it_sealed_or_not(bool cutsAfterEffect)
    {
        Seal seal = Open();
        _store.CutAt = 1;
        _store.CutsAfterEffect = cutsAfterEffect;
        Assert.Throws<PowerCutException>(() => seal.Apply());
        _store = _store.Restarted();
        Assert.Equal(cutsAfterEffect, Open().IsSealed);
    }

    public void Dispose() => _factory.Dispose();

    private static byte[] Challenge(Seal seal)
    {
        byte[] challenge = new byte[16];
        Assert.Equal(16, seal.CopyChallenge(challenge, 0, 16));
        return challenge;
    }

    private Seal Open() => new(_store, _random, new EcdsaVerifier());

    private Seal Sealed()
    {
        Seal seal = Open();
        Assert.Equal(0, seal.Apply());
        return seal;
    }

    private UnsealResult Unseal(Seal seal, byte[] token)
    {
        ECPoint point = _factory.ExportParameters(false).Q;
        byte[] guarded = [(byte)'A', .. token, (byte)'A'];
        return seal.Unseal([4, .. point.X!, .. point.Y!], DeviceId, guarded, 1, token.Length + 1);
    }

    private byte[] Token(
        byte[] challenge, string device = "device-7", ECDsa? key = null, string purpose = "nf-sipphone unseal 1\n")
    {
        string text = $"{purpose}{device}\n{Convert.ToHexStringLower(challenge)}\n";
        byte[] signature = (key ?? _factory).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(signature));
    }

    private sealed class NoVerifier : ISignatureVerifier
    {
        public bool IsAvailable => false;

        public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end) => false;
    }

    private sealed class EcdsaVerifier : ISignatureVerifier
    {
        public bool IsAvailable => true;

        public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end)
        {
            using ECDsa key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = publicKey[1..33], Y = publicKey[33..65] },
            });
            return key.VerifyHash(digest, signature[offset..end]);
        }
    }
}
