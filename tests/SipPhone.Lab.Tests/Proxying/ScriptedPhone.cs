using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>
    /// A phone by hand: TLS, texts, and digests by .NET's own hash. It shares no code with the phone or the proxy.
    /// </summary>
    internal sealed class ScriptedPhone : IAsyncDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

        private readonly SslStream _tls;
        private readonly string _user;
        private readonly string _domain;
        private int _cseq;
        private int _branch;

        private ScriptedPhone(SslStream tls, string user, string domain)
        {
            _tls = tls;
            _user = user;
            _domain = domain;
            Name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        }

        /// <summary>Tells its calls and contacts from other phones'.</summary>
        internal string Name { get; }

        internal string Contact => $"<sips:{_user}@192.0.2.7:5061;n={Name}>";

        internal string AddressOfRecord => $"sips:{_user}@{_domain}";

        internal static async Task<ScriptedPhone> Connect(
            IPEndPoint server, string user, string domain = "atlanta.example", IssuedCertificate? certificate = null)
        {
            TcpClient tcp = new();
            await tcp.ConnectAsync(server);
            SslStream tls = new(tcp.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = domain,
                ClientCertificateContext = certificate?.ToContext(),
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            });
            return new ScriptedPhone(tls, user, domain);
        }

        /// <summary>One that is registered.</summary>
        internal static async Task<ScriptedPhone> Registered(
            IPEndPoint server, string user, string domain = "atlanta.example", string parameters = "")
        {
            ScriptedPhone phone = await Connect(server, user, domain);
            SipText response = await phone.Register(parameters);
            Assert.Equal("SIP/2.0 200 OK", response.StartLine);
            return phone;
        }

        internal Task<SipText> Register(string parameters = "", string further = "Supported: path, outbound\r\n")
        {
            string contact = $"Contact: {Contact}{parameters}\r\n";
            return Ask("REGISTER", "sips:" + _domain, AddressOfRecord, contact + further);
        }

        /// <summary>A request of this phone.</summary>
        internal string Request(
            string method,
            string uri,
            string? to = null,
            string further = "",
            string body = "",
            int cseq = 0,
            string? branch = null)
        {
            branch ??= $"z9hG4bK{Name}{++_branch}";
            return $"{method} {uri} SIP/2.0\r\n"
                + $"Via: SIP/2.0/TLS 192.0.2.7:5061;rport;branch={branch}\r\n"
                + (further.Contains("Max-Forwards", StringComparison.Ordinal) ? "" : "Max-Forwards: 70\r\n")
                + $"From: <{AddressOfRecord}>;tag={Name}\r\n"
                + $"To: {(to is not null && to.Contains('<', StringComparison.Ordinal) ? to : $"<{to ?? uri}>")}\r\n"
                + $"Call-ID: {Name}\r\n"
                + $"CSeq: {(cseq == 0 ? ++_cseq : cseq)} {method}\r\n"
                + further
                + $"Content-Length: {body.Length}\r\n\r\n{body}";
        }

        /// <summary>Sends a request with whatever proof is asked for, and gives the last response.</summary>
        internal async Task<SipText> Ask(
            string method, string uri, string? to = null, string further = "", string body = "")
        {
            await Send(Request(method, uri, to, further, body));
            SipText response = await Receive();
            if (response.StartLine.Split(' ')[1] is not ("401" or "407"))
            {
                return response;
            }

            if (method == "INVITE")
            {
                await Send(AckOf(response, uri));
            }

            await Send(Request(method, uri, to, Answer(response, method, uri) + further, body));
            return await Receive();
        }

        /// <summary>Calls, and gives the first response behind the challenge.</summary>
        internal async Task<SipText> Call(string uri, string further = "")
        {
            SipText trying = await Ask("INVITE", uri, further: $"Contact: {Contact}\r\n{further}");
            return trying;
        }

        /// <summary>The ACK of a refusal of this phone's last request.</summary>
        internal string AckOf(SipText response, string uri)
        {
            string branch = Regex.Match(response["Via"], "branch=([^;]+)").Groups[1].Value;
            return Request("ACK", uri, response["To"], cseq: _cseq, branch: branch);
        }

        /// <summary>The CANCEL of this phone's last request.</summary>
        internal string Cancel(string uri)
        {
            return Request("CANCEL", uri, cseq: _cseq, branch: $"z9hG4bK{Name}{_branch}");
        }

        internal async Task Send(string text) => await _tls.WriteAsync(Encoding.UTF8.GetBytes(text));

        /// <summary>The next message; empty at the end.</summary>
        internal async Task<SipText> Receive()
        {
            StringBuilder text = new();
            using CancellationTokenSource deadline = new(Limit);
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                string octet = await Read(1, deadline.Token);
                if (octet.Length == 0)
                {
                    return new SipText(string.Empty);
                }

                text.Append(octet);
            }

            SipText head = new(text.ToString());
            return new SipText(head.Text + await Read(int.Parse(head["Content-Length"]), deadline.Token));
        }

        /// <summary>The next message, which starts like this.</summary>
        internal async Task<SipText> Receive(string start)
        {
            SipText message = await Receive();
            Assert.StartsWith(start, message.StartLine, StringComparison.Ordinal);
            return message;
        }

        internal async Task<string> Read(int count, CancellationToken cancellation = default)
        {
            byte[] octets = new byte[count];
            try
            {
                int length = await _tls.ReadAtLeastAsync(octets, count, throwOnEndOfStream: false, cancellation);
                return Encoding.Latin1.GetString(octets, 0, length);
            }
            catch (IOException)
            {
                // Cut off: an end too.
                return string.Empty;
            }
        }

        /// <summary>The credentials for a challenge, with SHA-256.</summary>
        internal string Answer(SipText challenge, string method, string uri, string password = "secret")
        {
            bool isProxy = challenge.StartLine.Contains(" 407 ", StringComparison.Ordinal);
            string value = challenge.All(isProxy ? "Proxy-Authenticate" : "WWW-Authenticate")
                .Single(line => line.Contains("algorithm=SHA-256", StringComparison.Ordinal));
            string nonce = Regex.Match(value, "nonce=\"([^\"]+)\"").Groups[1].Value;
            string realm = Regex.Match(value, "realm=\"([^\"]+)\"").Groups[1].Value;
            string proof = Hash(
                $"{Hash($"{_user}:{realm}:{password}")}:{nonce}:00000001:c0ffee:auth:{Hash($"{method}:{uri}")}");
            return $"{(isProxy ? "Proxy-Authorization" : "Authorization")}: Digest username=\"{_user}\", "
                + $"realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", response=\"{proof}\", algorithm=SHA-256, "
                + "cnonce=\"c0ffee\", nc=00000001, qop=auth\r\n";
        }

        public async ValueTask DisposeAsync() => await _tls.DisposeAsync();

        private static string Hash(string text)
        {
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}
