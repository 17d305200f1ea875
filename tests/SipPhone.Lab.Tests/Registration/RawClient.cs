using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SipPhone.Lab.Tests.Registration
{
    /// <summary>
    /// A SIP client as a script of texts over TLS. It shares no code with the phone: digests are computed with .NET's
    /// own hashes.
    /// </summary>
    internal sealed class RawClient : IAsyncDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

        private readonly SslStream _tls;
        private int _cseq;

        private RawClient(SslStream tls)
        {
            _tls = tls;
        }

        internal long BytesSent { get; private set; }

        internal static async Task<RawClient> Connect(
            IPEndPoint server, IssuedCertificate? certificate = null, string serverName = "example.com")
        {
            TcpClient tcp = new();
            await tcp.ConnectAsync(server);
            SslStream tls = new(tcp.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = serverName,
                ClientCertificateContext = certificate?.ToContext(),
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            });
            return new RawClient(tls);
        }

        internal async Task Write(string text)
        {
            byte[] octets = Encoding.UTF8.GetBytes(text);
            BytesSent += octets.Length;
            await _tls.WriteAsync(octets);
        }

        /// <summary>Reads one response, which has no body; empty when the server ended instead.</summary>
        internal async Task<string> Read()
        {
            StringBuilder response = new();
            byte[] octet = new byte[1];
            using CancellationTokenSource deadline = new(Limit);
            try
            {
                while (!response.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    if (await _tls.ReadAsync(octet, deadline.Token) == 0)
                    {
                        break;
                    }

                    response.Append((char)octet[0]);
                }
            }
            catch (IOException)
            {
                // Cut off: an end too.
            }

            return response.ToString();
        }

        internal async Task<string> ReadOctets(int count)
        {
            byte[] octets = new byte[count];
            using CancellationTokenSource deadline = new(Limit);
            await _tls.ReadExactlyAsync(octets, deadline.Token);
            return Encoding.ASCII.GetString(octets);
        }

        internal async Task<string> Ask(string request)
        {
            await Write(request);
            return await Read();
        }

        /// <summary>A REGISTER of alice with these header fields beside the usual ones.</summary>
        internal string Register(string further = "", string uri = "sips:example.com", string user = "alice")
        {
            _cseq++;
            return $"REGISTER {uri} SIP/2.0\r\n"
                + "Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK" + _cseq + "\r\n"
                + "Max-Forwards: 70\r\n"
                + $"From: <sips:{user}@example.com>;tag=1\r\n"
                + $"To: <sips:{user}@example.com>\r\n"
                + "Call-ID: call-1\r\n"
                + $"CSeq: {_cseq} REGISTER\r\n"
                + further
                + "Content-Length: 0\r\n\r\n";
        }

        /// <summary>Registers with whatever proof the server asks for, and gives its last response.</summary>
        internal async Task<string> RegisterWithDigest(
            string further, string password = "secret", string algorithm = "SHA-256", string user = "alice")
        {
            string challenge = await Ask(Register(further, user: user));
            return await Ask(Register(Answer(challenge, algorithm, password, user: user) + further, user: user));
        }

        /// <summary>The Authorization line for a challenge of that algorithm.</summary>
        internal static string Answer(
            string response,
            string algorithm,
            string password,
            string uri = "sips:example.com",
            string user = "alice",
            int nonceCount = 1)
        {
            string challenge = response.Split("\r\n")
                .Single(line => line.StartsWith("WWW-Authenticate: ", StringComparison.Ordinal)
                    && line.Contains($"algorithm={algorithm},", StringComparison.Ordinal));
            string nonce = Regex.Match(challenge, "nonce=\"([^\"]+)\"").Groups[1].Value;
            string realm = Regex.Match(challenge, "realm=\"([^\"]+)\"").Groups[1].Value;
            string nc = nonceCount.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
            string a1 = Hash(algorithm, $"{user}:{realm}:{password}");
            string a2 = Hash(algorithm, $"REGISTER:{uri}");
            string proof = Hash(algorithm, $"{a1}:{nonce}:{nc}:c0ffee:auth:{a2}");
            return $"Authorization: Digest username=\"{user}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", "
                + $"response=\"{proof}\", algorithm={algorithm}, cnonce=\"c0ffee\", nc={nc}, qop=auth\r\n";
        }

        /// <summary>Says that it is done, and waits until the server has ended too.</summary>
        internal async Task End()
        {
            await _tls.ShutdownAsync();
            Assert.Equal(string.Empty, await Read());
        }

        public async ValueTask DisposeAsync()
        {
            await _tls.DisposeAsync();
        }

        private static string Hash(string algorithm, string text)
        {
            byte[] octets = Encoding.UTF8.GetBytes(text);
            return Convert.ToHexStringLower(algorithm == "MD5" ? MD5.HashData(octets) : SHA256.HashData(octets));
        }
    }
}
