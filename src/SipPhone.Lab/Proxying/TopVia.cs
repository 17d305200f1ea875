using System.Net;
using System.Text;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Proxying
{
    /// <summary>The topmost Via of a message: who sent it, and in which transaction.</summary>
    /// <param name="Value">The whole value.</param>
    /// <param name="SentBy">Host and port of the sender, as it says.</param>
    /// <param name="Branch">The branch; empty for none.</param>
    internal sealed record TopVia(string Value, string SentBy, string Branch)
    {
        /// <summary>Reads the topmost Via.</summary>
        /// <param name="message">The message.</param>
        /// <returns>What it says; null when there is none that can be read.</returns>
        internal static TopVia? Of(ProxyMessage message)
        {
            string? value = message.First("Via");
            byte[] octets = Encoding.Latin1.GetBytes(value ?? string.Empty);
            SipVia via = new();
            return value is null || via.Parse(octets, 0, octets.Length) != SipResult.Ok
                ? null
                : new TopVia(
                    value,
                    $"{value[via.HostOffset..via.HostEnd]}:{via.Port}".ToLowerInvariant(),
                    value[via.BranchOffset..via.BranchEnd]);
        }

        /// <summary>The value with the address that the request really came from.</summary>
        /// <param name="source">That address.</param>
        /// <returns>The value, RFC 3261 §18.2.1 and RFC 3581 §4.</returns>
        internal string From(IPEndPoint source)
        {
            byte[] octets = Encoding.Latin1.GetBytes(Value);
            SipVia via = new();
            via.Parse(octets, 0, octets.Length);
            bool wantsPort = via.FindParameter(SipTokens.Rport, out int offset, out int end) == SipResult.Ok
                && offset == end;
            string value = wantsPort ? Value.Insert(offset, "=" + source.Port) : Value;
            bool isAsSaid = Value[via.HostOffset..via.HostEnd].Trim('[', ']') == source.Address.ToString();
            bool isKnown = via.FindParameter(SipTokens.Received, out _, out _) == SipResult.Ok;
            return isKnown || (isAsSaid && !wantsPort) ? value : $"{value};received={source.Address}";
        }
    }
}
