using System.Net;
using System.Text;

namespace SipPhone.Lab
{
    // RFC 5280 §4.2.1.6. Contents are octets, not text, so that tests can write what no honest authority would.

    /// <summary>One entry of a subjectAltName extension.</summary>
    /// <param name="Tag">Its context tag: 1 e-mail, 2 DNS name, 6 URI, 7 IP address.</param>
    /// <param name="Content">Its octets as they stand in the certificate.</param>
    public sealed record GeneralName(int Tag, byte[] Content)
    {
        /// <summary>A uniformResourceIdentifier.</summary>
        /// <param name="uri">The URI; one octet a character, U+0000 to U+00FF.</param>
        /// <returns>The entry.</returns>
        public static GeneralName Uri(string uri)
        {
            return new GeneralName(6, Encoding.Latin1.GetBytes(uri));
        }

        /// <summary>A dNSName.</summary>
        /// <param name="name">The name; one octet a character, U+0000 to U+00FF.</param>
        /// <returns>The entry.</returns>
        public static GeneralName Dns(string name)
        {
            return new GeneralName(2, Encoding.Latin1.GetBytes(name));
        }

        /// <summary>An rfc822Name.</summary>
        /// <param name="address">The e-mail address; one octet a character, U+0000 to U+00FF.</param>
        /// <returns>The entry.</returns>
        public static GeneralName Email(string address)
        {
            return new GeneralName(1, Encoding.Latin1.GetBytes(address));
        }

        /// <summary>An iPAddress.</summary>
        /// <param name="address">The address, IPv4 or IPv6.</param>
        /// <returns>The entry.</returns>
        public static GeneralName Ip(IPAddress address)
        {
            return new GeneralName(7, address.GetAddressBytes());
        }
    }
}
