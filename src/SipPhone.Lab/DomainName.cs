using System;
using System.Net;

namespace SipPhone.Lab
{
    // RFC 1123 §2.1 and RFC 1035 §2.3.4, with the underscore that service names use.

    /// <summary>The syntax of domain names in what people write for the lab.</summary>
    public static class DomainName
    {
        private const int MaxLength = 253;
        private const int MaxLabelLength = 63;
        private const string Allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_";

        /// <summary>Tells what is wrong with a name.</summary>
        /// <param name="name">The name as written.</param>
        /// <returns>The fault in words that follow the name; null when it is a domain name.</returns>
        public static string? FaultOf(string name)
        {
            if (name.Contains('*', StringComparison.Ordinal))
            {
                return "has a wildcard, which SIP certificates don't (draft-gurbani-sip-domain-certs §10)";
            }

            if (name.Length > MaxLength)
            {
                return $"is longer than {MaxLength} characters";
            }

            if (IPAddress.TryParse(name, out _))
            {
                return "is an address, which names no domain and no host";
            }

            string lower = name.ToLowerInvariant();
            foreach (string label in lower.Split('.'))
            {
                if (label.Length is 0 or > MaxLabelLength)
                {
                    return $"has a label that is empty or longer than {MaxLabelLength} characters";
                }

                if (label.AsSpan().IndexOfAnyExcept(Allowed) >= 0)
                {
                    return "has a character that is not a letter, digit, hyphen or underscore";
                }
            }

            return null;
        }
    }
}
