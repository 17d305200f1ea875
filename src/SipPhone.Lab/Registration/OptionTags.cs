using System;
using System.Collections.Generic;
using System.Linq;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // Supported, Require and Proxy-Require, RFC 3261 §19.2, §20.29, §20.32, §20.37.

    /// <summary>Reads lists of option tags.</summary>
    internal static class OptionTags
    {
        /// <summary>Reads a header field's tags.</summary>
        /// <param name="message">The message.</param>
        /// <param name="header">Which header field.</param>
        /// <returns>The tags in order.</returns>
        internal static List<string> Read(SipMessage message, SipHeader header)
        {
            List<string> tags = [];
            SipValueCursor values = new();
            values.Start(message, header);
            while (values.Next())
            {
                tags.Add(Ascii.ToText(message.Buffer, values.Offset, values.End));
            }

            return tags;
        }

        /// <summary>Tells whether a header field names a tag.</summary>
        /// <param name="message">The message.</param>
        /// <param name="header">Which header field.</param>
        /// <param name="tag">The tag; tags are tokens, so letters fold (RFC 3261 §7.3.1).</param>
        /// <returns>True when it does.</returns>
        internal static bool Contains(SipMessage message, SipHeader header, string tag)
        {
            return Read(message, header).Contains(tag, StringComparer.OrdinalIgnoreCase);
        }
    }
}
