using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // baresip's ctrl_tcp: JSON objects, each as a netstring ("7:{"a":1},"), commands in, responses and events out.
    // Invariant: what came stays in order and is never dropped, so an event that came before somebody waits is found.

    /// <summary>The control socket of a baresip.</summary>
    internal sealed class BaresipControl : IAsyncDisposable
    {
        private const int MaxLengthDigits = 9;

        private readonly Socket _socket;
        private readonly ServerLog _messages = new();
        private readonly Task _reading;
        private int _commandCount;

        private BaresipControl(Socket socket)
        {
            _socket = socket;
            _reading = ReadAllAsync();
        }

        /// <summary>Connects to a port on loopback.</summary>
        internal static async Task<BaresipControl> ConnectAsync(int port)
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port)).WaitAsync(Patience.Limit);
            return new BaresipControl(socket);
        }

        /// <summary>Gives a command, waits for its response, and fails the test when that is not "ok".</summary>
        internal async Task CommandAsync(string command, string parameters)
        {
            string token = $"command-{++_commandCount}";
            string json = JsonSerializer.Serialize(new { command, @params = parameters, token });
            byte[] octets = Encoding.ASCII.GetBytes($"{json.Length}:{json},");
            await _socket.SendAsync(octets).WaitAsync(Patience.Limit);
            JsonElement response = await AwaitAsync($"\"token\":\"{token}\"", 1);
            Assert.True(response.GetProperty("ok").GetBoolean(), $"baresip: {command} {parameters}: {response}");
        }

        /// <summary>Waits for the event of a type.</summary>
        internal Task<JsonElement> AwaitEventAsync(string type, int count)
        {
            return AwaitAsync($"\"type\":\"{type}\"", count);
        }

        public async ValueTask DisposeAsync()
        {
            _socket.Dispose();
            await _reading.WaitAsync(Patience.Limit);
            TestContext.Current.TestOutputHelper?.WriteLine($"baresip's events:\n{_messages.Text}");
        }

        private async Task<JsonElement> AwaitAsync(string part, int count)
        {
            try
            {
                Match? match = await _messages.WaitForAsync(new Regex($".*{Regex.Escape(part)}.*"), count);
                Assert.True(match is not null, $"baresip ended without {count} {part}:\n{_messages.Text}");
                return JsonElement.Parse(match.Value);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"baresip told no {count} {part}:\n{_messages.Text}");
                throw;
            }
        }

        private async Task ReadAllAsync()
        {
            await using NetworkStream stream = new(_socket);
            try
            {
                while (await ReadLengthAsync(stream) is int length)
                {
                    byte[] payload = new byte[length + 1];
                    await stream.ReadExactlyAsync(payload);
                    _messages.Add(Encoding.UTF8.GetString(payload, 0, length));
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The test is over, or baresip is.
            }

            _messages.End();
        }

        /// <summary>Reads a netstring's length and its colon.</summary>
        /// <returns>The length in octets; null at the end of the stream.</returns>
        private static async Task<int?> ReadLengthAsync(NetworkStream stream)
        {
            StringBuilder digits = new();
            byte[] one = new byte[1];
            while (digits.Length <= MaxLengthDigits && await stream.ReadAsync(one) == 1)
            {
                if (one[0] == ':')
                {
                    return int.Parse(digits.ToString(), CultureInfo.InvariantCulture);
                }

                digits.Append((char)one[0]);
            }

            return null;
        }
    }
}
