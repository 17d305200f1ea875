using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SipPhone.Sip.Messages;
using Ascii = SipPhone.Core.Ascii;

namespace SipPhone.Lab.Proxying
{
    // A message that a proxy changes and sends on, RFC 3261 §16.6 step 1. Invariants: what is not touched goes out as
    // it came, octet by octet (one a character); of the lists that a proxy works on, each value is a field of its own.

    /// <summary>A message as start line, header fields and body.</summary>
    internal sealed class ProxyMessage
    {
        private static readonly SipHeader[] Lists = [SipHeader.Via, SipHeader.Route, SipHeader.RecordRoute];

        private readonly List<HeaderField> _fields;
        private readonly byte[] _body;

        private ProxyMessage(string startLine, IEnumerable<HeaderField> fields, byte[] body)
        {
            StartLine = startLine;
            _fields = [.. fields];
            _body = body;
        }

        /// <summary>Request line or status line.</summary>
        internal string StartLine { get; private set; }

        /// <summary>A request's method; a response's version.</summary>
        internal string Method => StartLine.Split(' ')[0];

        /// <summary>The Request-URI; only of a request.</summary>
        internal string RequestUri
        {
            get => StartLine.Split(' ')[1];
            set => StartLine = $"{Method} {value} SIP/2.0";
        }

        /// <summary>The status; only of a response.</summary>
        internal int StatusCode => int.Parse(StartLine.AsSpan(8, 3), CultureInfo.InvariantCulture);

        /// <summary>Takes a received message over.</summary>
        /// <param name="message">The message, parsed.</param>
        /// <returns>A copy that can be changed.</returns>
        internal static ProxyMessage Of(SipMessage message)
        {
            byte[] buffer = message.Buffer;
            string startLine = message.IsRequest
                ? Text(buffer, message.MethodOffset, message.RequestUriEnd) + " SIP/2.0"
                : $"SIP/2.0 {message.StatusCode} {Text(buffer, message.ReasonOffset, message.ReasonEnd)}";
            List<HeaderField> fields = [];
            for (int i = 0; i < message.HeaderCount; i++)
            {
                SipHeader header = message.HeaderAt(i);
                int nameEnd = SipOctets.Skip(buffer, message.NameOffset(i), buffer.Length, SipOctets.Token);
                string name = header == SipHeader.Other
                    ? Text(buffer, message.NameOffset(i), nameEnd)
                    : SipHeaderNames.TextOf(header);
                AddValues(fields, name, buffer, message.ValueOffset(i), message.ValueEnd(i), Lists.Contains(header));
            }

            return new ProxyMessage(startLine, fields, buffer[message.BodyOffset..message.BodyEnd]);
        }

        /// <summary>Makes a request that belongs to another one: its CANCEL or ACK.</summary>
        /// <param name="request">The other one, as it was sent.</param>
        /// <param name="method">The method.</param>
        /// <param name="to">The value of To; null for the request's own.</param>
        /// <returns>The request, RFC 3261 §9.1 and §17.1.1.3.</returns>
        internal static ProxyMessage Companion(ProxyMessage request, string method, string? to = null)
        {
            ProxyMessage companion = new($"{method} {request.RequestUri} SIP/2.0", [], []);
            companion.Add("Via", request.First("Via")!);
            companion.Add("Max-Forwards", "70");
            companion.Copy(request, "Route");
            companion.Copy(request, "From");
            companion.Add("To", to ?? request.First("To")!);
            companion.Copy(request, "Call-ID");
            companion.Add("CSeq", request.First("CSeq")!.Split(' ', '\t')[0] + " " + method);
            return companion;
        }

        /// <summary>Makes a response, RFC 3261 §8.2.6.2.</summary>
        /// <param name="request">The request.</param>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="phrase">The reason phrase.</param>
        /// <param name="toTag">The tag for To, used when it has none; empty for no tag, as in a 100.</param>
        /// <returns>The response.</returns>
        internal static ProxyMessage Response(ProxyMessage request, int statusCode, string phrase, string toTag)
        {
            ProxyMessage response = new($"SIP/2.0 {statusCode} {phrase}", [], []);
            response.Copy(request, "Via");
            response.Copy(request, "From");
            string to = request.First("To") ?? string.Empty;
            response.Add("To", toTag.Length == 0 || HasTag(to) ? to : $"{to};tag={toTag}");
            response.Copy(request, "Call-ID");
            response.Copy(request, "CSeq");
            return response;
        }

        /// <summary>Tells whether a value of To or From has a tag.</summary>
        /// <param name="address">The value.</param>
        /// <returns>True when it has.</returns>
        internal static bool HasTag(string address)
        {
            byte[] octets = Encoding.Latin1.GetBytes(address);
            SipNameAddress parsed = new();
            return parsed.Parse(octets, 0, octets.Length) == SipResult.Ok
                && parsed.FindParameter(SipTokens.Tag, out _, out _) == SipResult.Ok;
        }

        /// <summary>A copy of its own.</summary>
        /// <returns>The copy.</returns>
        internal ProxyMessage Clone() => new(StartLine, _fields, _body);

        /// <summary>The first value of a header field.</summary>
        /// <param name="name">Its full name.</param>
        /// <returns>The value; null for none.</returns>
        internal string? First(string name) => _fields.Find(field => Is(field, name))?.Value;

        /// <summary>All values of a header field, in order.</summary>
        /// <param name="name">Its full name.</param>
        /// <returns>The values.</returns>
        internal IEnumerable<string> All(string name)
        {
            return _fields.Where(field => Is(field, name)).Select(field => field.Value).ToArray();
        }

        /// <summary>Puts a value behind all others.</summary>
        /// <param name="name">The header field.</param>
        /// <param name="value">The value.</param>
        internal void Add(string name, string value) => _fields.Add(new HeaderField(name, value));

        /// <summary>Puts a value before all others of its header field.</summary>
        /// <param name="name">The header field.</param>
        /// <param name="value">The value.</param>
        internal void Push(string name, string value)
        {
            int at = _fields.FindIndex(field => Is(field, name));
            _fields.Insert(Math.Max(0, at), new HeaderField(name, value));
        }

        /// <summary>Removes the first value of a header field.</summary>
        /// <param name="name">The header field, which is there.</param>
        internal void Pop(string name) => _fields.RemoveAt(_fields.FindIndex(field => Is(field, name)));

        /// <summary>Replaces the first value of a header field, or adds it.</summary>
        /// <param name="name">The header field.</param>
        /// <param name="value">The value.</param>
        internal void Set(string name, string value)
        {
            int at = _fields.FindIndex(field => Is(field, name));
            if (at < 0)
            {
                Add(name, value);
            }
            else
            {
                _fields[at] = new HeaderField(name, value);
            }
        }

        /// <summary>Removes values of a header field.</summary>
        /// <param name="name">The header field.</param>
        /// <param name="isUnwanted">Says which.</param>
        internal void Remove(string name, Predicate<string> isUnwanted)
        {
            _fields.RemoveAll(field => Is(field, name) && isUnwanted(field.Value));
        }

        /// <summary>The message as it goes on the wire.</summary>
        /// <returns>Its octets.</returns>
        internal byte[] ToBytes()
        {
            StringBuilder head = new();
            head.Append(StartLine).Append("\r\n");
            foreach (HeaderField field in _fields.Where(field => !Is(field, "Content-Length")))
            {
                head.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
            }

            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {_body.Length}\r\n\r\n");
            using MemoryStream octets = new();
            octets.Write(Encoding.Latin1.GetBytes(head.ToString()));
            octets.Write(_body);
            return octets.ToArray();
        }

        /// <summary>Copies all values of a header field from another message.</summary>
        /// <param name="other">The other message.</param>
        /// <param name="name">The header field.</param>
        internal void Copy(ProxyMessage other, string name)
        {
            foreach (string value in other.All(name))
            {
                Add(name, value);
            }
        }

        private static void AddValues(
            List<HeaderField> fields, string name, byte[] buffer, int offset, int end, bool isList)
        {
            int comma = isList ? SipOctets.FindComma(buffer, offset, end) : end;
            while (comma < end)
            {
                fields.Add(new HeaderField(name, Text(buffer, offset, comma).Trim(' ', '\t')));
                offset = SipOctets.SkipSpace(buffer, comma + 1, end);
                comma = SipOctets.FindComma(buffer, offset, end);
            }

            fields.Add(new HeaderField(name, Text(buffer, offset, end)));
        }

        private static bool Is(HeaderField field, string name)
        {
            return field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
        }

        private static string Text(byte[] buffer, int offset, int end)
        {
            return Encoding.Latin1.GetString(buffer, offset, end - offset);
        }
    }
}
