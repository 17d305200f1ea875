using System;
using System.Collections.Generic;
using System.Globalization;
using SipPhone.Core;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // What a REGISTER asks for, RFC 3261 §10.2 and §10.3 steps 6 and 7, RFC 5626 §6, RFC 3327 §5.3. Invariant: after
    // a refusal nothing of it counts.

    /// <summary>Reads the contacts of a REGISTER with the times that they get.</summary>
    internal sealed class ContactReader
    {
        private static readonly byte[] InstanceParameter = Ascii.ToBytes("+sip.instance");
        private static readonly byte[] RegIdParameter = Ascii.ToBytes("reg-id");

        private readonly LabRegistrarOptions _options;
        private readonly SipValueCursor _values = new();
        private readonly SipNameAddress _contact = new();
        private string _path = string.Empty;
        private ISipLink? _flow;
        private bool _usesOutbound;

        /// <summary>Makes one.</summary>
        /// <param name="options">The registrar's options.</param>
        internal ContactReader(LabRegistrarOptions options)
        {
            _options = options;
        }

        /// <summary>True for <c>Contact: *</c>: everything goes.</summary>
        internal bool IsWildcard { get; private set; }

        /// <summary>The bindings to make, by contact URI; null for one that goes.</summary>
        internal Dictionary<string, Binding?> Wanted { get; } = new(StringComparer.Ordinal);

        /// <summary>The request's Call-ID.</summary>
        internal string CallId { get; private set; } = string.Empty;

        /// <summary>The request's sequence number.</summary>
        internal int CSeq { get; private set; }

        /// <summary>Reads a request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="addressOfRecord">Whose contacts they are, as <c>user@domain</c>.</param>
        /// <param name="flow">The connection that it came by, kept with the bindings; null not to.</param>
        /// <returns>Null, or why it is refused.</returns>
        internal Rejection? Read(SipMessage request, string addressOfRecord, ISipLink? flow)
        {
            IsWildcard = false;
            Wanted.Clear();
            _flow = flow;
            _path = string.Join(", ", OptionTags.Read(request, SipHeader.Path));
            _usesOutbound = OptionTags.Contains(request, SipHeader.Supported, "outbound");
            Rejection? refusal = ReadSequence(request);
            int defaultSeconds = ReadExpires(request);
            _values.Start(request, SipHeader.Contact);
            int count = 0;
            while (refusal is null && _values.Next())
            {
                refusal = ReadContact(request, addressOfRecord, defaultSeconds);
                count++;
            }

            // RFC 3261 §10.2.2: "*" stands alone, with Expires 0.
            bool isBadWildcard = IsWildcard && (count != 1 || defaultSeconds != 0);
            return refusal ?? (isBadWildcard ? new Rejection(400, "Bad Wildcard Contact") : null);
        }

        private Rejection? ReadSequence(SipMessage request)
        {
            byte[] buffer = request.Buffer;
            if (request.FindSingle(SipHeader.CallId, out int callIdOffset, out int callIdEnd) != SipResult.Ok
                || SipCSeq.ReadNumber(request, out int number) != SipResult.Ok)
            {
                return new Rejection(400, "Bad Call-ID or CSeq");
            }

            CallId = Ascii.ToText(buffer, callIdOffset, callIdEnd);
            CSeq = number;
            return null;
        }

        // RFC 3261 §20.19 and §10.3: what is not given or cannot be read is the registrar's choice.
        private int ReadExpires(SipMessage request)
        {
            int seconds = request.FindSingle(SipHeader.Expires, out int offset, out int end) == SipResult.Ok
                ? SipNumber.ParseDeltaSeconds(request.Buffer, offset, end)
                : -1;
            return seconds < 0 ? _options.MaxExpiresSeconds : seconds;
        }

        private Rejection? ReadContact(SipMessage request, string addressOfRecord, int defaultSeconds)
        {
            byte[] buffer = request.Buffer;
            if (_contact.ParseContact(buffer, _values.Offset, _values.End) != SipResult.Ok)
            {
                return new Rejection(400, "Bad Contact");
            }

            if (_contact.IsWildcard)
            {
                IsWildcard = true;
                return null;
            }

            int seconds = _contact.FindParameter(SipTokens.Expires, out int offset, out int end) == SipResult.Ok
                ? SipNumber.ParseDeltaSeconds(buffer, offset, end)
                : defaultSeconds;
            seconds = seconds < 0 ? _options.MaxExpiresSeconds : seconds;
            if (seconds > 0 && seconds < _options.MinExpiresSeconds)
            {
                return new Rejection(423, "Interval Too Brief");
            }

            string uri = Ascii.ToText(buffer, _contact.UriOffset, _contact.UriEnd);
            seconds = Math.Min(seconds, _options.MaxExpiresSeconds);
            DateTimeOffset expiresAt = _options.Time.GetUtcNow().AddSeconds(seconds);
            if (seconds == 0)
            {
                Wanted[uri] = null;
                return null;
            }

            // RFC 5626 §6: outbound takes both parameters and the option tag; otherwise it is a binding as ever.
            string? instanceId = ParameterOf(buffer, InstanceParameter);
            string? regId = ParameterOf(buffer, RegIdParameter);
            bool isOutbound = _usesOutbound && instanceId is not null && regId is not null;
            if (isOutbound && !(int.TryParse(regId, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && id > 0))
            {
                return new Rejection(400, "Bad reg-id");
            }

            Wanted[uri] = new Binding(addressOfRecord, uri, CallId, CSeq, expiresAt)
            {
                InstanceId = isOutbound ? instanceId : null,
                RegId = isOutbound ? int.Parse(regId!, CultureInfo.InvariantCulture) : 0,
                Path = _path,
                Flow = _flow,
            };
            return null;
        }

        private string? ParameterOf(byte[] buffer, byte[] name)
        {
            return _contact.FindParameter(name, out int offset, out int end) == SipResult.Ok
                ? Ascii.ToText(buffer, offset, end)
                : null;
        }
    }
}
