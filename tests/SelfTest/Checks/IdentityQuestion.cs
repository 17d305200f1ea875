using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.SelfTest.Checks
{
    // What is asked of a certificate, as the tables write it: words KEY=VALUE for what is not as usual. Most questions
    // ask for example.com at sip1.example.net, located, by domain-certs, on 1 June 2026.

    /// <summary>A question to the identity rules.</summary>
    public sealed class IdentityQuestion
    {
        private const long MidYearSeconds = 1780272000;

        private readonly byte[] _text;

        /// <summary>Reads a question.</summary>
        /// <param name="text">The words.</param>
        public IdentityQuestion(string text)
        {
            _text = Ascii.ToBytes(text);
            byte[] domain = Ascii.ToBytes("example.com");
            byte[] host = Ascii.ToBytes("sip1.example.net");
            Request.SetDomain(domain, 0, domain.Length);
            Request.SetHost(host, 0, host.Length);
            Request.IsLocated = true;
            Request.IsClockSet = true;
            Request.UnixSeconds = MidYearSeconds;
            int offset = 0;
            while (offset < _text.Length)
            {
                int end = Ascii.IndexOf(_text, offset, _text.Length, ' ');
                end = end < 0 ? _text.Length : end;
                int equals = Ascii.IndexOf(_text, offset, end, '=');
                Take(Ascii.ToText(_text, offset, equals), equals + 1, end);
                offset = end + 1;
            }
        }

        /// <summary>Whom the certificate should name, and when.</summary>
        public IdentityRequest Request { get; } = new IdentityRequest();

        /// <summary>The rules.</summary>
        public IdentityPolicy Policy { get; } = new IdentityPolicy();

        private void Take(string key, int offset, int end)
        {
            string value = Ascii.ToText(_text, offset, end);
            if (key == "domain")
            {
                Request.SetDomain(_text, offset, end);
            }
            else if (key == "host")
            {
                Request.SetHost(_text, offset, end);
            }
            else if (key == "located")
            {
                Request.IsLocated = value == "yes";
            }
            else if (key == "clock")
            {
                Request.IsClockSet = value == "yes";
            }
            else if (key == "at")
            {
                Request.UnixSeconds = Seconds(offset, end);
            }
            else
            {
                TakeRule(key, value);
            }
        }

        private void TakeRule(string key, string value)
        {
            if (key == "rules")
            {
                Policy.Rules = value == "rfc5922" ? IdentityRules.Rfc5922 : IdentityRules.DomainCerts;
            }
            else if (key == "cn")
            {
                Policy.AllowCommonName = value == "yes";
            }
            else if (key == "fallback")
            {
                Policy.IsFallbackOff = value == "no";
            }
            else if (key == "eku")
            {
                Policy.ExtendedKeyUsage = value == "sip" ? ExtendedKeyUsageRule.Sip : ExtendedKeyUsageRule.Off;
            }
            else if (key == "optional")
            {
                Policy.IsClockOptional = value == "yes";
            }
        }

        // Beyond 32 bits as well: validity ends in 9999 (RFC 5280 §4.1.2.5).
        private long Seconds(int offset, int end)
        {
            bool isNegative = _text[offset] == '-';
            long seconds = 0;
            for (int i = isNegative ? offset + 1 : offset; i < end; i++)
            {
                seconds = (seconds * 10) + (_text[i] - '0');
            }

            return isNegative ? -seconds : seconds;
        }
    }
}
