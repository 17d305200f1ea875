using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Board.Esp32.Stock;
using SipPhone.Board.Host;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Esp32.Tests.Stock;

/// <summary>What the platform is given to trust and to present.</summary>
public sealed class StockAnchorsTests
{
    private readonly ListedAnchors _anchors = new(Certificates.Root.Der, Certificates.OtherRoot.Der);

    [Fact]
    public void The_platform_holds_exactly_the_provisioned_anchors()
    {
        StockWorld world = new(_anchors);
        world.Platform.Anchors.Add([1, 2, 3]);
        world.OpenAndAccept();
        Assert.Equal(_anchors.Anchors, world.Platform.Anchors);
    }

    [Fact]
    public void They_are_written_at_the_first_connection_and_when_they_changed()
    {
        StockWorld world = new(_anchors);
        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(_ => StoresAfterOpening(world)));
        _anchors.Anchors.RemoveAt(1);
        Assert.Equal([2, 2], Enumerable.Range(0, 2).Select(_ => StoresAfterOpening(world)));
        Assert.Equal(_anchors.Anchors, world.Platform.Anchors);
        _anchors.Anchors[0] = Certificates.OtherRoot.Der;
        Assert.Equal(3, StoresAfterOpening(world));
        Assert.Equal(_anchors.Anchors, world.Platform.Anchors);
    }

    [Fact]
    public void Without_an_anchor_nobody_is_connected_to()
    {
        StockWorld world = new(_anchors);
        world.OpenAndAccept();
        _anchors.Anchors.Clear();
        world.Platform.Log.Clear();
        world.Open();
        Assert.Equal(SecureChannelState.Failed, world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.NoAnchors, world.Channel.Failure);
        Assert.Equal(["close"], world.Platform.Log);
        Assert.Equal(1, world.Platform.StoreCount);
    }

    [Fact]
    public void A_platform_that_does_not_take_them_is_tried_again_next_time()
    {
        StockWorld world = new(_anchors);
        world.Platform.TakesAnchors = false;
        Assert.Equal(1, StoresAfterOpening(world));
        Assert.Equal(SecureChannelFailure.NoAnchors, world.Channel.Failure);
        world.Platform.TakesAnchors = true;
        Assert.Equal(2, StoresAfterOpening(world));
        Assert.Equal(SecureChannelFailure.None, world.Channel.Failure);
    }

    [Fact]
    public void An_anchor_that_cannot_be_read_is_not_left_out_in_silence()
    {
        _anchors.Anchors.Add(new byte[Limits.MaxAnchorBytes + 1]);
        StockWorld world = new(_anchors);
        world.Expect("sip:example.com");
        world.Open();
        Assert.Equal(SecureChannelFailure.NoAnchors, world.Channel.Failure);
        Assert.Equal(0, world.Platform.StoreCount);
    }

    [Fact]
    public void The_devices_certificates_and_key_are_presented_and_the_key_is_wiped()
    {
        using IssuedCertificate own = Certificates.Root.IssueDomainCertificate(
            Certificates.Domain, Certificates.HostName);
        IDeviceIdentity identity = own.ToDeviceIdentity();
        StockWorld world = new(_anchors, identity);
        world.OpenAndAccept();

        byte[] pem = world.Platform.PresentedChain!;
        Assert.Equal(0, pem[^1]);
        using X509Certificate2 presented = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem[..^1]));
        Assert.Equal(own.Der, presented.RawData);
        byte[] key = new byte[4096];
        Assert.Equal(key[..identity.CopyPrivateKey(key, 0, key.Length)], world.Platform.PresentedKeyThen);
        Assert.All(world.Platform.PresentedKey!, octet => Assert.Equal(0, octet));
    }

    [Fact]
    public void Without_an_identity_nothing_is_presented()
    {
        StockWorld world = new(_anchors);
        world.OpenAndAccept();
        Assert.Null(world.Platform.PresentedChain);
        Assert.Empty(world.Platform.PresentedKey!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(95)]
    [InlineData(96)]
    [InlineData(97)]
    [InlineData(2048)]
    public void PEM_is_as_others_write_it(int length)
    {
        byte[] der = [.. Enumerable.Range(0, length).Select(i => (byte)((i * 251) + length))];
        PemWriter writer = new();
        writer.Add([.. der, 0xEE], length);
        writer.Add([1, 2, 3], 3);
        string expected = PemEncoding.WriteString("CERTIFICATE", der) + "\n" +
            PemEncoding.WriteString("CERTIFICATE", [1, 2, 3]) + "\n\0";
        expected = expected.Replace("-----\n\n-----", "-----\n-----", StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.ASCII.GetString(writer.Pem));
    }

    private static int StoresAfterOpening(StockWorld world)
    {
        world.Expect("sip:example.com");
        world.Open();
        return world.Platform.StoreCount;
    }
}
