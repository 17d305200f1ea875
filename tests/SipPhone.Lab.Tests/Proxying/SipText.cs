namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>A message as text, read with nothing but string functions.</summary>
    internal sealed record SipText(string Text)
    {
        internal string StartLine => Text[..Math.Max(0, Text.IndexOf("\r\n", StringComparison.Ordinal))];

        internal string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

        internal string Method => StartLine.Split(' ')[0];

        internal string RequestUri => StartLine.Split(' ')[1];

        internal string this[string name] => All(name) is [var first, ..] ? first : string.Empty;

        internal string[] All(string name)
        {
            string head = Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            return [.. head.Split("\r\n").Skip(1)
                .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(name.Length + 1)..].Trim())];
        }

        /// <summary>The URI of the Contact.</summary>
        internal string ContactUri => this["Contact"].Split('<', '>')[1];

        /// <summary>A response to this request.</summary>
        internal string Respond(string status, string further = "", string tag = "callee")
        {
            bool hasTag = this["To"].Contains(";tag=", StringComparison.Ordinal);
            string to = hasTag ? this["To"] : this["To"] + ";tag=" + tag;
            string[] lines =
            [
                "SIP/2.0 " + status,
                .. All("Via").Select(via => "Via: " + via),
                .. All("Record-Route").Select(route => "Record-Route: " + route),
                "From: " + this["From"], "To: " + to, "Call-ID: " + this["Call-ID"], "CSeq: " + this["CSeq"],
            ];
            return string.Join("\r\n", lines) + "\r\n" + further + "Content-Length: 0\r\n\r\n";
        }
    }
}
