using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SipPhone.Interop
{
    /// <summary>Knot serves our zones: what it puts on the wire is what RFC 3263 needs, octet by octet.</summary>
    public sealed class KnotServerTests
    {
        private const int Srv = 33;
        private const int Naptr = 35;

        private const string Records = """
            @ NAPTR 50 50 "s" "SIPS+D2T" "" _sips._tcp
            _sips._tcp SRV 0 1 5061 sip1
            sip1 A 127.0.0.1
            """;

        [Fact]
        public async Task NAPTR_comes_over_UDP_and_TCP()
        {
            // RFC 3403 §4.1: order, preference, then flags, services and regexp as strings, then the replacement.
            byte[] expected =
            [
                0, 50, 0, 50, .. Text("s"), .. Text("SIPS+D2T"), .. Text(string.Empty),
                .. Name("_sips._tcp.example.com"),
            ];
            await AssertAnswers("example.com", Naptr, expected);
        }

        [Fact]
        public async Task SRV_comes_over_UDP_and_TCP()
        {
            // RFC 2782: priority, weight, port, target.
            byte[] expected = [0, 0, 0, 1, 0x13, 0xC5, .. Name("sip1.example.com")];
            await AssertAnswers("_sips._tcp.example.com", Srv, expected);
        }

        private static async Task AssertAnswers(string name, int type, byte[] expectedData)
        {
            await using KnotServer knot = await KnotServer.StartAsync(("example.com", Records));
            byte[] query = [0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. Name(name), 0, (byte)type, 0, 1];
            byte[][] responses = [await AskUdpAsync(knot.Port, query), await AskTcpAsync(knot.Port, query)];
            foreach (byte[] response in responses)
            {
                // RFC 1035 §4.1.1: our id, a response of the authority, no error, one question, one answer.
                byte[] expectedHeader = [0x12, 0x34, 0x84, 0, 0, 1, 0, 1];
                Assert.Equal(expectedHeader, response[..8]);

                // The answer follows the question: a pointer to its name, type, class, time to live, length, data.
                byte[] expectedAnswer =
                    [0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, 0, (byte)expectedData.Length, .. expectedData];
                Assert.Equal(expectedAnswer, response[query.Length..][..expectedAnswer.Length]);
            }
        }

        private static async Task<byte[]> AskUdpAsync(int port, byte[] query)
        {
            using UdpClient client = new(AddressFamily.InterNetwork);
            client.Connect(IPAddress.Loopback, port);
            await client.SendAsync(query);
            return (await client.ReceiveAsync().WaitAsync(Patience.Limit)).Buffer;
        }

        private static async Task<byte[]> AskTcpAsync(int port, byte[] query)
        {
            using CancellationTokenSource limit = new(Patience.Limit);
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync((byte[])[0, (byte)query.Length, .. query], limit.Token);
            byte[] length = new byte[2];
            await stream.ReadExactlyAsync(length, limit.Token);
            byte[] response = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(response, limit.Token);
            return response;
        }

        private static byte[] Name(string name)
        {
            return [.. name.Split('.').SelectMany(Text), 0];
        }

        private static byte[] Text(string text)
        {
            return [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
        }
    }
}
