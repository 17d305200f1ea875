using System;
using SipPhone.Core;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Proxying
{
    // RFC 3261 §16.3 step 6 and §22.3: who sends this request?

    /// <summary>Asks phones for their user's password. Not for several threads at a time.</summary>
    internal sealed class UserCheck
    {
        private readonly LabRegistrarOptions _options;
        private readonly DigestVerifier _digest;
        private readonly RegistrarReply _reply;
        private readonly SipWriter _writer = new(new byte[Limits.MaxSipMessageBytes]);

        /// <summary>Makes one.</summary>
        /// <param name="options">The domain and its users.</param>
        internal UserCheck(LabRegistrarOptions options)
        {
            _options = options;
            _digest = new DigestVerifier(options, isProxy: true);
            _reply = new RegistrarReply(options, serviceRoute: null);
        }

        /// <summary>Makes all nonces unknown, as after a restart.</summary>
        internal void ForgetNonces() => _digest.ForgetNonces();

        /// <summary>Checks a request, and takes the credentials for this proxy off it.</summary>
        /// <param name="received">The request as it came.</param>
        /// <param name="request">The same, to be forwarded; its From and To are known to be good.</param>
        /// <param name="refusal">Why it goes no further; null when it does, or when a challenge is returned.</param>
        /// <returns>The response that asks who it is; null when that is known or of no use.</returns>
        internal byte[]? Check(SipMessage received, ProxyMessage request, out Rejection? refusal)
        {
            DigestOutcome outcome = _digest.Check(received);
            refusal = outcome == DigestOutcome.Malformed ? new Rejection(400, "Bad Credentials") : null;
            if (outcome is DigestOutcome.Missing or DigestOutcome.Stale)
            {
                _reply.Challenge(received, _writer, _digest, outcome == DigestOutcome.Stale);
                return _writer.Bytes.Buffer.AsSpan(_writer.Bytes.Start, _writer.Bytes.Length).ToArray();
            }

            // Who starts something speaks for nobody else; within a dialog the names are those that it began with.
            UriText? from = UriText.OfAddress(request.First("From")!);
            bool isOwn = from is not null && from.User == _digest.User
                && from.Host.Equals(_options.Domain, StringComparison.OrdinalIgnoreCase);
            if (refusal is null && !isOwn && !ProxyMessage.HasTag(request.First("To")!))
            {
                refusal = new Rejection(403, "Not Your Address of Record");
            }

            request.Remove("Proxy-Authorization", _digest.IsForRealm);
            return null;
        }
    }
}
