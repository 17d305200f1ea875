using System;
using System.Collections.Generic;
using System.Threading;
using SipPhone.Core;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // A registrar, RFC 3261 §10.3 with RFC 5626 §6 and RFC 3327, without sockets: a request in, a response out.
    // Invariant: nothing is bound before the user was authenticated and found to own the address of record.

    /// <summary>Decides on requests. For any number of connections: one request is answered after the other.</summary>
    internal sealed class RegistrarCore
    {
        private static readonly byte[] Ack = Ascii.ToBytes("ACK");

        private static readonly string[] Supported = ["path", "outbound"];

        private static readonly SipHeader[] Mandatory =
            [SipHeader.Via, SipHeader.From, SipHeader.To, SipHeader.CallId, SipHeader.CSeq];

        private readonly LabRegistrarOptions _options;
        private readonly byte[] _domain;
        private readonly Lock _gate = new();
        private readonly DigestVerifier _digest;
        private readonly BindingTable _bindings;
        private readonly ContactReader _contacts;
        private readonly RegistrarReply _reply;
        private readonly SipWriter _writer = new(new byte[Limits.MaxSipMessageBytes]);
        private readonly SipNameAddress _to = new();
        private readonly SipUri _uri = new();

        /// <summary>Makes one without bindings.</summary>
        /// <param name="options">The registrar's options.</param>
        /// <param name="serviceRoute">
        /// What its users are to send their requests through, as a route (RFC 3608); null for nothing.
        /// </param>
        internal RegistrarCore(LabRegistrarOptions options, string? serviceRoute = null)
        {
            _options = options;
            _domain = Ascii.ToBytes(options.Domain);
            _digest = new DigestVerifier(options, isProxy: false);
            _bindings = new BindingTable(options.Time);
            _contacts = new ContactReader(options);
            _reply = new RegistrarReply(options, serviceRoute);
        }

        /// <summary>The bindings now.</summary>
        internal IReadOnlyList<Binding> Bindings
        {
            get
            {
                lock (_gate)
                {
                    return _bindings.All;
                }
            }
        }

        /// <summary>Makes all nonces unknown, as after a restart.</summary>
        internal void ForgetNonces()
        {
            lock (_gate)
            {
                _digest.ForgetNonces();
            }
        }

        /// <summary>Tells whether a message is answered at all: responses and ACK are not (RFC 3261 §17).</summary>
        /// <param name="message">The message.</param>
        /// <returns>True when <see cref="Respond"/> has to be asked.</returns>
        internal static bool IsAnswered(SipMessage message)
        {
            return message.IsRequest && !message.IsMethod(Ack);
        }

        /// <summary>The bindings of one user that have not ended, oldest first.</summary>
        /// <param name="user">The user part of the address of record.</param>
        /// <returns>They.</returns>
        internal IReadOnlyList<Binding> BindingsOf(string user)
        {
            lock (_gate)
            {
                return _bindings.Of(AddressOfRecord(user));
            }
        }

        /// <summary>Answers a request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="flow">The connection that it came by, kept with the bindings; null not to.</param>
        /// <returns>
        /// The response; null when no response can be made of it, and the connection is of no use.
        /// </returns>
        internal byte[]? Respond(SipMessage request, ISipLink? flow = null)
        {
            lock (_gate)
            {
                bool isWritten = Write(request, flow);
                ByteWriter response = _writer.Bytes;
                return isWritten ? response.Buffer.AsSpan(response.Start, response.Length).ToArray() : null;
            }
        }

        private bool Write(SipMessage request, ISipLink? flow)
        {
            Rejection? refusal = Check(request, out string user);
            DigestOutcome outcome = refusal is null ? _digest.Check(request) : DigestOutcome.Accepted;
            if (outcome is DigestOutcome.Missing or DigestOutcome.Stale)
            {
                return _reply.Challenge(request, _writer, _digest, outcome == DigestOutcome.Stale);
            }

            refusal ??= outcome == DigestOutcome.Malformed ? new Rejection(400, "Bad Credentials")
                : _digest.User != user ? new Rejection(403, "Not Your Address of Record")
                : Update(request, AddressOfRecord(user), flow);
            return refusal is null
                ? _reply.Accept(request, _writer, _bindings.Of(AddressOfRecord(user)))
                : _reply.Refuse(request, _writer, refusal);
        }

        private string AddressOfRecord(string user)
        {
            return user + "@" + _options.Domain.ToLowerInvariant();
        }

        // RFC 3261 §8.2.1 to §8.2.2 and §10.3 steps 1, 2 and 5, before anybody is asked who they are.
        private Rejection? Check(SipMessage request, out string user)
        {
            user = string.Empty;
            foreach (SipHeader header in Mandatory)
            {
                if (request.IndexOf(header, 0) < 0)
                {
                    return new Rejection(400, "Missing " + SipHeaderNames.TextOf(header));
                }
            }

            if (!request.IsMethod(SipTokens.Register))
            {
                return new Rejection(501, "Not Implemented");
            }

            if (OptionTags.Read(request, SipHeader.Require).Exists(tag => !IsSupported(tag)))
            {
                return new Rejection(420, "Bad Extension");
            }

            if (_uri.Parse(request.Buffer, request.RequestUriOffset, request.RequestUriEnd) != SipResult.Ok)
            {
                return new Rejection(400, "Bad Request-URI");
            }

            if (_uri.HasUser || !IsOurDomain())
            {
                return new Rejection(404, "Not a Domain of This Registrar");
            }

            if (request.FindSingle(SipHeader.To, out int offset, out int end) != SipResult.Ok
                || _to.Parse(request.Buffer, offset, end) != SipResult.Ok
                || _uri.Parse(request.Buffer, _to.UriOffset, _to.UriEnd) != SipResult.Ok)
            {
                return new Rejection(400, "Bad To");
            }

            if (!_uri.HasUser || !IsOurDomain())
            {
                return new Rejection(404, "No Such Address of Record");
            }

            user = Ascii.ToText(request.Buffer, _uri.UserOffset, _uri.UserEnd);
            return null;
        }

        /// <summary>Tells whether a REGISTER may require something.</summary>
        /// <param name="tag">The option tag.</param>
        /// <returns>True when it is done.</returns>
        internal static bool IsSupported(string tag)
        {
            return Array.Exists(Supported, known => known.Equals(tag, StringComparison.OrdinalIgnoreCase));
        }

        private bool IsOurDomain()
        {
            return Ascii.EqualsIgnoreCase(_uri.Buffer, _uri.HostOffset, _uri.HostEnd, _domain);
        }

        // RFC 3261 §10.3 steps 6 and 7: all contacts of the request, or none.
        private Rejection? Update(SipMessage request, string addressOfRecord, ISipLink? flow)
        {
            Rejection? refusal = _contacts.Read(request, addressOfRecord, flow);
            if (refusal is not null)
            {
                return refusal;
            }

            Dictionary<string, Binding> kept = new(StringComparer.Ordinal);
            foreach (Binding old in _bindings.Of(addressOfRecord))
            {
                bool isTouched = _contacts.IsWildcard || _contacts.Wanted.ContainsKey(old.ContactUri);
                if (isTouched && old.CallId == _contacts.CallId && old.CSeq >= _contacts.CSeq)
                {
                    return new Rejection(500, "CSeq Is Not Higher");
                }

                if (!_contacts.IsWildcard && !IsReplaced(old))
                {
                    kept[old.ContactUri] = old;
                }
            }

            foreach ((string uri, Binding? wanted) in _contacts.Wanted)
            {
                if (wanted is null)
                {
                    kept.Remove(uri);
                }
                else
                {
                    kept[uri] = wanted;
                }
            }

            if (kept.Count > BindingTable.MaxContacts)
            {
                return new Rejection(403, "Too Many Contacts");
            }

            _bindings.Replace(addressOfRecord, kept.Values);
            return null;
        }

        // RFC 5626 §6: one binding for each flow of an instance, whatever its contact's URI was.
        private bool IsReplaced(Binding old)
        {
            foreach (Binding? wanted in _contacts.Wanted.Values)
            {
                if (wanted is { RegId: > 0 } && wanted.RegId == old.RegId && wanted.InstanceId == old.InstanceId)
                {
                    return true;
                }
            }

            return false;
        }

        private static string Text(byte[] octets)
        {
            return Ascii.ToText(octets, 0, octets.Length);
        }
    }
}
