using System;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    /// <summary>Domain names between text and the flat form of <see cref="DnsName"/>.</summary>
    internal static class FlatName
    {
        private static readonly byte[] Root = [0];

        /// <summary>Makes the flat name of a text.</summary>
        /// <param name="text">A domain name in any case, with or without a trailing dot; "." for the root.</param>
        /// <returns>The flat name in lower case.</returns>
        /// <exception cref="FormatException">It is none.</exception>
        internal static byte[] Of(string text)
        {
            if (text == ".")
            {
                return Root;
            }

            byte[] octets = Ascii.ToBytes(text);
            byte[] name = new byte[Limits.MaxDnsNameBytes];
            return DnsName.FromText(octets, 0, octets.Length, name, out int length) == DnsResult.Ok
                ? name[..length]
                : throw new FormatException($"\"{text}\" is not a domain name");
        }

        /// <summary>
        /// Makes the text of a flat name as zones have it: lower case, no trailing dot, "." for the root.
        /// </summary>
        /// <param name="name">The buffer.</param>
        /// <param name="length">The flat name's length.</param>
        /// <returns>The text; null for a name with octets that no zone of the lab holds.</returns>
        internal static string? TextOf(byte[] name, int length)
        {
            byte[] text = new byte[Limits.MaxDomainNameBytes];
            if (length == 1)
            {
                return ".";
            }

            return DnsName.ToText(name, 0, length, text, out int textLength) == DnsResult.Ok
                ? Ascii.ToText(text, 0, textLength).ToLowerInvariant()
                : null;
        }

        /// <summary>Puts a name into the form in which zones compare: lower case, no trailing dot.</summary>
        /// <param name="text">The name.</param>
        /// <returns>The same name; "." for the root.</returns>
        /// <exception cref="FormatException">It is none.</exception>
        internal static string Normalize(string text)
        {
            byte[] name = Of(text);
            return TextOf(name, name.Length)!;
        }
    }
}
