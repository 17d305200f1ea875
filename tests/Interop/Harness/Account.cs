using System.Net;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    // What a person gives to sipphone register: files for the password, the anchors and the phone's own certificate.

    /// <summary>An account at a real server, with the files that the command line names.</summary>
    internal sealed class Account : IDisposable
    {
        private readonly TemporaryDirectory _directory = new();

        /// <summary>The domain.</summary>
        internal string Domain { get; init; } = Certificates.Domain;

        /// <summary>The password; null for none.</summary>
        internal string? Password { get; init; } = KamailioServer.Password;

        /// <summary>The phone's own certificate; null for none.</summary>
        internal IssuedCertificate? Device { get; init; }

        /// <summary>The command line for registering.</summary>
        /// <param name="knot">The DNS server to ask.</param>
        /// <param name="more">Further arguments.</param>
        internal string[] Arguments(KnotServer knot, params string[] more)
        {
            List<string> arguments =
            [
                "register", "--json", "--server", "sips:" + Domain, "--user", KamailioServer.User,
                "--anchors", _directory.Write("anchors.pem", Certificates.PemOf(Certificates.Root)),
                "--dns", new IPEndPoint(IPAddress.Loopback, knot.Port).ToString(),
            ];
            if (Password is not null)
            {
                arguments.AddRange("--password-file", _directory.Write("password", Password + "\n"));
            }

            if (Device is not null)
            {
                arguments.AddRange("--client-certificate", _directory.Write("device.pem", Device.ToPemChain()));
                arguments.AddRange("--client-key", _directory.Write("device.key", Device.ToPemKey()));
            }

            return [.. arguments, .. more];
        }

        /// <summary>Registers once: registers, unregisters, and ends.</summary>
        /// <param name="knot">The DNS server to ask.</param>
        /// <param name="more">Further arguments.</param>
        internal Task<PhoneRun> RegisterOnceAsync(KnotServer knot, params string[] more)
        {
            return PhoneRun.OfAsync(Arguments(knot, [.. more, "--once"]));
        }

        public void Dispose()
        {
            _directory.Dispose();
        }
    }
}
