using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Parse;

/// <summary>The rule that a fault in a header field breaks, for people.</summary>
internal static class HeaderRules
{
    /// <summary>The RFC and section.</summary>
    /// <param name="header">The header field; <c>Other</c> for a fault that is in none.</param>
    /// <param name="faultOffset">Where the fault is; -1 for something missing.</param>
    /// <param name="message">The message.</param>
    public static string Of(SipHeader header, int faultOffset, SipMessage message)
    {
        if (header == SipHeader.Other)
        {
            bool isRequestUri = faultOffset == message.RequestUriOffset;
            return isRequestUri ? "RFC 3261 §19.1.1, §25.1" : "RFC 3261 §8.1.1.5";
        }

        return header switch
        {
            SipHeader.Via => "RFC 3261 §8.1.1.7, §20.42",
            SipHeader.From => "RFC 3261 §8.1.1.3, §20.20",
            SipHeader.To => "RFC 3261 §8.1.1.2, §20.39",
            SipHeader.CallId => "RFC 3261 §8.1.1.4, §20.8",
            SipHeader.CSeq => "RFC 3261 §8.1.1.5, §20.16",
            SipHeader.MaxForwards => "RFC 3261 §8.1.1.6, §20.22",
            SipHeader.Contact => "RFC 3261 §8.1.1.8, §20.10",
            SipHeader.RecordRoute => "RFC 3261 §20.30",
            SipHeader.ContentType => "RFC 3261 §20.15",
            SipHeader.Date => "RFC 3261 §20.17",
            SipHeader.SessionExpires => "RFC 4028 §4",
            SipHeader.MinSe => "RFC 4028 §5",
            SipHeader.Replaces => "RFC 3891 §3, §6.1",
            SipHeader.RAck => "RFC 3262 §7.2",
            SipHeader.ReferTo => "RFC 3515 §2.1, §2.4.2",
            SipHeader.Event => "RFC 6665 §8.2.1",
            SipHeader.SubscriptionState => "RFC 6665 §8.2.3",
            _ => "RFC 3261 §20",
        };
    }
}
