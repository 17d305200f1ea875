using FsCheck;
using FsCheck.Fluent;
using SipPhone.Board.Esp32.Stock;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Stock;

/// <summary>
/// Octets over the stock image's channel. The scripted platform throws where the real one would stop the runtime.
/// </summary>
public sealed class StockOctetsTests
{
    private readonly StockWorld _world = new(new ListedAnchors(Certificates.Root.Der));

    [Fact]
    public void A_record_is_read_once_it_is_whole()
    {
        _world.OpenAndAccept();
        foreach (byte octet in StockPeer.RecordOf(StockWorld.ApplicationData, Ascii.ToBytes("SIP/2.0 200 OK")))
        {
            Assert.Equal("", _world.Receive());
            Assert.Equal(SecureChannelState.Open, _world.Channel.Poll());
            _world.Peer.Wire.Add(octet);
        }

        Assert.Equal("SIP", _world.Receive(3));
        Assert.Equal("/2.0 200 OK", _world.Receive());
        Assert.Equal("", _world.Receive());
    }

    [Fact]
    public void However_the_records_arrive_the_octets_are_the_same()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<byte>[]>(),
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            (arrays, steps) =>
            {
                byte[][] records = [.. arrays.Select(array => array.Get)];
                StockWorld world = new(new ListedAnchors(Certificates.Root.Der));
                world.OpenAndAccept();
                Queue<byte> onTheWay = new(
                    records.SelectMany(octets => StockPeer.RecordOf(StockWorld.ApplicationData, octets)));
                List<byte> received = [];
                byte[] room = new byte[7];
                int rounds = 2 * onTheWay.Count;
                for (int i = 0; i < rounds; i++)
                {
                    int step = steps.Length == 0 ? 1 : steps[i % steps.Length].Get;
                    for (int k = 0; k < step && onTheWay.TryDequeue(out byte octet); k++)
                    {
                        world.Peer.Wire.Add(octet);
                    }

                    world.Channel.Poll();
                    int count = world.Channel.Receive(room, 0, room.Length);
                    received.AddRange(room[..Math.Max(count, 0)]);
                }

                return received.SequenceEqual(records.SelectMany(octets => octets));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(17, 19));
    }

    [Theory]
    [InlineData(new byte[] { 20, 3, 3, 0, 1 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { 21, 3, 3, 0, 26 }, SecureChannelFailure.PeerClosed)]
    [InlineData(new byte[] { 22, 3, 3, 0, 4 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { 24, 3, 3, 0, 4 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { 23, 2, 3, 0, 4 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { 23, 4, 3, 0, 4 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { 23, 3, 3, 0x48, 0x01 }, SecureChannelFailure.Protocol)]
    [InlineData(new byte[] { (byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/' }, SecureChannelFailure.Protocol)]
    public void A_record_that_is_no_application_data_ends_the_connection_unread(
        byte[] header, SecureChannelFailure expected)
    {
        _world.OpenAndAccept();
        _world.Peer.Says(StockWorld.ApplicationData, (byte)'A');
        _world.Peer.Wire.AddRange(header);
        Assert.Equal("A", _world.Receive());
        Assert.Equal("closed", _world.Receive());
        Assert.Equal(HalResult.Closed, _world.Channel.Send([1], 0, 1));
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(expected, _world.Channel.Failure);
        Assert.Equal("closed", _world.Receive());
    }

    [Fact]
    public void The_longest_record_of_the_RFC_is_waited_for()
    {
        _world.OpenAndAccept();
        _world.Peer.Wire.AddRange([23, 3, 3, 0x48, 0x00]);
        Assert.Equal("", _world.Receive());
        _world.Peer.Wire.AddRange(new byte[(16 * 1024) + 2048]);
        Assert.Equal(100, _world.Receive().Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Half_a_record_is_waited_for_only_so_long(int arrived)
    {
        _world.OpenAndAccept();
        _world.Peer.Wire.AddRange(StockPeer.RecordOf(StockWorld.ApplicationData, 1, 2, 3, 4)[..arrived]);
        Assert.Equal("", _world.Receive());
        _world.Clock.Advance(StockLimits.RecordTimeoutMs - 1);
        Assert.Equal("", _world.Receive());
        Assert.Equal(SecureChannelState.Open, _world.Channel.Poll());
        _world.Clock.Advance(1);
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.TimedOut, _world.Channel.Failure);
    }

    [Fact]
    public void The_wait_for_a_record_begins_with_the_record()
    {
        _world.OpenAndAccept();
        for (int i = 0; i < 3; i++)
        {
            _world.Peer.Wire.AddRange([23, 3, 3, 0, 1]);
            Assert.Equal("", _world.Receive());
            _world.Clock.Advance(StockLimits.RecordTimeoutMs - 1);
            _world.Peer.Wire.Add((byte)'x');
            Assert.Equal("x", _world.Receive());
        }

        Assert.Equal(SecureChannelState.Open, _world.Channel.Poll());
    }

    [Fact]
    public void What_came_before_the_end_is_handed_over_first()
    {
        _world.OpenAndAccept();
        _world.Peer.Says(StockWorld.ApplicationData, Ascii.ToBytes("SIP/2.0"));
        _world.Peer.Says(StockWorld.ApplicationData, Ascii.ToBytes(" 503"));
        _world.Peer.HasEnded = true;
        Assert.Equal("SIP", _world.Receive(3));
        Assert.Equal(SecureChannelState.Open, _world.Channel.Poll());
        Assert.Equal("/2.0", _world.Receive());
        Assert.Equal(SecureChannelState.Open, _world.Channel.Poll());
        Assert.Equal(" 503", _world.Receive());
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.PeerClosed, _world.Channel.Failure);
        Assert.Equal("closed", _world.Receive());
    }

    [Fact]
    public void A_connection_that_breaks_is_closed_by_the_peer()
    {
        _world.OpenAndAccept();
        _world.Peer.IsBroken = true;
        Assert.Equal(HalResult.Closed, _world.Channel.Send([1], 0, 1));
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.PeerClosed, _world.Channel.Failure);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2880, 0)]
    [InlineData(2881, 2048)]
    [InlineData(5760, 2048)]
    public void Only_what_the_socket_has_room_for_is_sent(int room, int expected)
    {
        _world.OpenAndAccept();
        _world.Peer.Room = room;
        Assert.Equal(expected, _world.Channel.Send(new byte[5000], 100, 5000));
        Assert.Equal(expected, _world.Peer.Received.Count);
    }

    [Fact]
    public void All_of_it_goes_out_as_the_peer_takes_it()
    {
        byte[] octets = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 31))];
        _world.OpenAndAccept();
        int sent = 0;
        while (sent < octets.Length)
        {
            int count = _world.Channel.Send(octets, sent, octets.Length);
            Assert.InRange(count, 0, StockLimits.WritePieceBytes);
            sent += count;
            _world.Peer.Room = count == 0 ? 5760 : _world.Peer.Room;
        }

        Assert.Equal(octets, _world.Peer.Received);
        Assert.Equal(0, _world.Channel.Send(octets, 5, 5));
    }

    [Fact]
    public void Nothing_is_asked_for_when_there_is_no_room_for_it()
    {
        _world.OpenAndAccept();
        _world.Peer.Says(StockWorld.ApplicationData, (byte)'A');
        Assert.Equal(0, _world.Channel.Receive(new byte[4], 2, 2));
        Assert.Equal("A", _world.Receive());
    }
}
