using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.TestSupport;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    /// <summary>Engines are few: how they run out, come back, and what they are made from.</summary>
    [Collection(EngineCollection.Name)]
    public sealed class EngineLifeTests
    {
        private const int AllInUse = -5;

        private readonly VirtualClock _clock = new();

        public EngineLifeTests()
        {
            EngineCollection.RequireEngine();
        }

        [Fact]
        public void A_fifth_connection_fails_until_one_is_closed()
        {
            ITrustStore anchors = HostTrustStore.FromDer(Certificates.Root.Der);
            EngineChannel[] channels =
            [
                .. Enumerable.Range(0, 5).Select(_ => new EngineChannel(new ScriptedSocket(), _clock, anchors, null)),
            ];
            foreach (EngineChannel channel in channels)
            {
                channel.Open(EngineFixture.Address, 5061, null);
            }

            Assert.All(channels[..4], channel => Assert.Equal(SecureChannelState.Connecting, channel.Poll()));
            Assert.Equal(SecureChannelState.Failed, channels[4].Poll());
            Assert.Equal(SecureChannelFailure.Unreachable, channels[4].Failure);
            Assert.Equal(AllInUse, channels[4].PlatformError);

            channels[1].Close();
            channels[4].Open(EngineFixture.Address, 5061, null);
            Assert.Equal(SecureChannelState.Connecting, channels[4].Poll());
            Array.ForEach(channels, channel => channel.Close());
            Assert.Equal(4, EngineFixture.FreeEngines);
        }

        [Fact]
        public void A_hundred_connections_leave_nothing_behind()
        {
            for (int round = 0; round < 100; round++)
            {
                using EngineFixture fixture = new();
                fixture.Open();
                for (int polls = 0; polls < round % 20; polls++)
                {
                    fixture.Channel.Poll();
                    fixture.Channel.Accept();
                }

                if (round % 3 == 0)
                {
                    fixture.Open();
                }

                fixture.Channel.Close();
                fixture.Channel.Close();
                Assert.Equal(SecureChannelState.Closed, fixture.Channel.Poll());
                Assert.Equal(3, EngineFixture.FreeEngines);
            }

            Assert.Equal(4, EngineFixture.FreeEngines);
        }

        [Fact]
        public void Anchors_and_identity_are_read_at_each_Open_and_wiped()
        {
            ProvisionedThings things = new();
            EngineChannel channel = new(new ScriptedSocket(), _clock, things, things);

            Assert.Equal((SecureChannelFailure.NoAnchors, 0), Open(channel));
            things.Anchors = [[0x30, 0x01, 0x00]];
            Assert.Equal((SecureChannelFailure.NoAnchors, EngineCode.BadAnchors), Open(channel));
            things.Anchors = [Certificates.OtherRoot.Der, Certificates.Root.Der];
            things.Identity = Certificates.Device.ToDeviceIdentity();
            Assert.Equal((SecureChannelFailure.None, 0), Open(channel));
            Assert.All(things.Room!, octet => Assert.Equal(0, octet));
            channel.Close();
        }

        [Fact]
        public void A_store_that_changes_meanwhile_is_not_believed()
        {
            ProvisionedThings things = new() { Anchors = [Certificates.Root.Der], IsShrinking = true };
            EngineChannel channel = new(new ScriptedSocket(), _clock, things, things);
            Assert.Equal((SecureChannelFailure.NoAnchors, EngineCode.BadAnchors), Open(channel));
        }

        [Theory]
        [InlineData("no key")]
        [InlineData("another key")]
        [InlineData("no certificate")]
        public void An_identity_that_cannot_be_used_is_not_presented(string problem)
        {
            ProvisionedThings things = new()
            {
                Anchors = [Certificates.Root.Der],
                Identity = Certificates.Device.ToDeviceIdentity(),
                Problem = problem,
            };
            EngineChannel channel = new(new ScriptedSocket(), _clock, things, things);
            Assert.Equal((SecureChannelFailure.None, 0), Open(channel));
            channel.Close();
        }

        [Theory]
        [InlineData(0, 0, SecureChannelFailure.PeerClosed)]
        [InlineData(0, 0x7280, SecureChannelFailure.PeerClosed)]
        [InlineData(0, 0x7780, SecureChannelFailure.Protocol)]
        [InlineData(0, 0x7700, SecureChannelFailure.Protocol)]
        [InlineData(0, 0x7F00, SecureChannelFailure.Protocol)]
        [InlineData(0x0001, 0x2700, SecureChannelFailure.Expired)]
        [InlineData(0x0200, 0x2700, SecureChannelFailure.Expired)]
        [InlineData(0x0201, 0x2700, SecureChannelFailure.Expired)]
        [InlineData(0x0008, 0x2700, SecureChannelFailure.UntrustedChain)]
        [InlineData(0x0009, 0x2700, SecureChannelFailure.UntrustedChain)]
        [InlineData(0x1000, 0x7A00, SecureChannelFailure.UntrustedChain)]
        [InlineData(0x4000, 0x2700, SecureChannelFailure.UntrustedChain)]
        public void Numbers_are_named(int verifyFlags, int errorCode, SecureChannelFailure expected)
        {
            Assert.Equal(expected, EngineErrors.Of(verifyFlags, errorCode));
        }

        private static (SecureChannelFailure Failure, int PlatformError) Open(EngineChannel channel)
        {
            channel.Open(EngineFixture.Address, 5061, Ascii.ToBytes("example.com"));
            return (channel.Failure, channel.PlatformError);
        }

        private sealed class ProvisionedThings : ITrustStore, IDeviceIdentity
        {
            private int _copies;

            public byte[][] Anchors { get; set; } = [];

            public IDeviceIdentity? Identity { get; set; }

            public string Problem { get; set; } = string.Empty;

            public bool IsShrinking { get; set; }

            /// <summary>Where the key was put.</summary>
            public byte[]? Room { get; private set; }

            public int Count => Anchors.Length;

            public int CertificateCount => Identity?.CertificateCount ?? 0;

            public int CopyAnchor(int index, byte[] buffer, int offset, int end)
            {
                byte[] anchor = Anchors[index];
                if (anchor.Length > end - offset || (IsShrinking && ++_copies > 1))
                {
                    return HalResult.TooSmall;
                }

                anchor.CopyTo(buffer, offset);
                return anchor.Length;
            }

            public int CopyCertificate(int index, byte[] buffer, int offset, int end) =>
                Problem == "no certificate"
                    ? HalResult.Failed
                    : Identity!.CopyCertificate(index, buffer, offset, end);

            public int CopyPrivateKey(byte[] buffer, int offset, int end)
            {
                Room = buffer;
                return Problem switch
                {
                    "no key" => HalResult.NotFound,
                    "another key" => Certificates.Server.ToDeviceIdentity().CopyPrivateKey(buffer, offset, end),
                    _ => Identity!.CopyPrivateKey(buffer, offset, end),
                };
            }
        }
    }
}
