using SipPhone.Identity;
using SipPhone.SelfTest.Checks;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Measures
{
    // What is done with a server's certificate on each new connection.

    /// <summary>One identity check.</summary>
    public sealed class IdentityPath : HotPath
    {
        private readonly byte[] _der = CertificateFrame.Wrap(
            Octets.FromHex(CertificateFrame.Head),
            Octets.FromHex(CertificateFrame.ExampleExtensions),
            Octets.FromHex(CertificateFrame.Tail));

        private readonly IdentityQuestion _question;
        private readonly IdentityVerdict _verdict = new IdentityVerdict();
        private readonly bool _isServer;

        /// <summary>Makes it.</summary>
        /// <param name="isServer">Whether the certificate is that of the domain that is asked for.</param>
        public IdentityPath(bool isServer)
        {
            _isServer = isServer;
            _question = new IdentityQuestion(isServer ? "" : "domain=example.org");
        }

        /// <inheritdoc/>
        public override string Name
        {
            get { return _isServer ? "identity of a server" : "identity of another"; }
        }

        /// <inheritdoc/>
        public override bool Run()
        {
            IdentityReason reason = SipDomainIdentity.CheckServer(
                _der, 0, _der.Length, _question.Request, _question.Policy, _verdict);
            return reason == (_isServer ? IdentityReason.Authenticated : IdentityReason.Mismatch);
        }
    }
}
