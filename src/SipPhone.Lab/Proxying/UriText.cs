using System;
using System.Text;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Proxying
{
    /// <summary>A SIP or SIPS URI down to what a proxy routes by.</summary>
    /// <param name="IsSips">Whether it is a SIPS URI.</param>
    /// <param name="User">The user part, escapes as they are; empty for none.</param>
    /// <param name="Host">The host.</param>
    /// <param name="Port">The port; 0 for none.</param>
    internal sealed record UriText(bool IsSips, string User, string Host, int Port)
    {
        /// <summary>Reads a URI.</summary>
        /// <param name="text">The URI.</param>
        /// <param name="uri">What it says; null on failure.</param>
        /// <returns><see cref="SipResult.Ok"/>, or what is wrong, as <see cref="SipUri.Parse"/> has it.</returns>
        internal static SipResult Read(string text, out UriText? uri)
        {
            byte[] octets = Encoding.Latin1.GetBytes(text);
            SipUri parsed = new();
            SipResult result = parsed.Parse(octets, 0, octets.Length);
            uri = result != SipResult.Ok
                ? null
                : new UriText(
                    parsed.IsSips,
                    text[parsed.UserOffset..parsed.UserEnd],
                    text[parsed.HostOffset..parsed.HostEnd],
                    Math.Max(0, parsed.Port));
            return result;
        }

        /// <summary>Reads the URI of a value of Route, From, To and their like.</summary>
        /// <param name="value">The value.</param>
        /// <returns>The URI; null for a value that is none of these or has another scheme.</returns>
        internal static UriText? OfAddress(string value)
        {
            byte[] octets = Encoding.Latin1.GetBytes(value);
            SipNameAddress address = new();
            if (address.Parse(octets, 0, octets.Length) != SipResult.Ok)
            {
                return null;
            }

            _ = Read(value[address.UriOffset..address.UriEnd], out UriText? uri);
            return uri;
        }
    }
}
