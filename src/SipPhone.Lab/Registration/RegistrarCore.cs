using System;
using System.Collections.Generic;
using System.Threading;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // A registrar, RFC 3261 §10.3, without sockets: a request in, a response out. Invariant: nothing is bound before
    // the user was authenticated and found to own the address of record.

    /// <summary>Decides on requests. For any number of connections: one request is answered after the other.</summary>
    internal sealed class RegistrarCore
    {
        private static readonly byte[] Ack = Ascii.ToBytes("ACK");

        private static readonly SipHeader[] Mandatory =
            [SipHeader.Via, SipHeader.From, SipHeader.To, SipHeader.CallId, SipHeader.CSeq];

        private readonly LabRegistrarOptions _options;
        private readonly byte[] _domain;
        private readonly Lock _gate = new();
        private readonly DigestVerifier _digest;
        private readonly BindingTable _bindings;
        private readonly ContactReader _contacts;
        private readonly RegistrarReply _reply;
        private readonly SipNameAddress _to = new();
        private readonly SipUri _uri = new();

        /// <summary>Makes one without bindings.</summary>
        /// <param name="options">The registrar's options.</param>
        internal RegistrarCore(LabRegistrarOptions options)
        {
            _options = options;
            _domain = Ascii.ToBytes(options.Domain);
            _digest = new DigestVerifier(options);
            _bindings = new BindingTable(options.Time);
            _contacts = new ContactReader(options);
            _reply = new RegistrarReply(options);
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

        /// <summary>Answers a request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <returns>False when no response can be made of it; then the connection is of no use.</returns>
        internal bool Respond(SipMessage request, SipWriter writer)
        {
            lock (_gate)
            {
                Refusal? refusal = Check(request, out string user);
                DigestOutcome outcome = refusal is null ? _digest.Check(request) : DigestOutcome.Accepted;
                if (outcome is DigestOutcome.Missing or DigestOutcome.Stale)
                {
                    return _reply.Challenge(request, writer, _digest, outcome == DigestOutcome.Stale);
                }

                string addressOfRecord = user + "@" + _options.Domain.ToLowerInvariant();
                refusal ??= outcome == DigestOutcome.Malformed ? new Refusal(400, "Bad Credentials")
                    : _digest.User != user ? new Refusal(403, "Not Your Address of Record")
                    : Update(request, addressOfRecord);
                return refusal is null
                    ? _reply.Accept(request, writer, _bindings.Of(addressOfRecord))
                    : _reply.Refuse(request, writer, refusal);
            }
        }

        // RFC 3261 §8.2.1 to §8.2.2 and §10.3 steps 1, 2 and 5, before anybody is asked who they are.
        private Refusal? Check(SipMessage request, out string user)
        {
            user = string.Empty;
            foreach (SipHeader header in Mandatory)
            {
                if (request.IndexOf(header, 0) < 0)
                {
                    return new Refusal(400, "Missing " + Text(SipHeaderNames.NameOf(header)));
                }
            }

            if (!request.IsMethod(SipTokens.Register))
            {
                return new Refusal(501, "Not Implemented");
            }

            if (request.IndexOf(SipHeader.Require, 0) >= 0)
            {
                return new Refusal(420, "Bad Extension");
            }

            if (_uri.Parse(request.Buffer, request.RequestUriOffset, request.RequestUriEnd) != SipResult.Ok)
            {
                return new Refusal(400, "Bad Request-URI");
            }

            if (_uri.HasUser || !IsOurDomain())
            {
                return new Refusal(404, "Not a Domain of This Registrar");
            }

            if (request.FindSingle(SipHeader.To, out int offset, out int end) != SipResult.Ok
                || _to.Parse(request.Buffer, offset, end) != SipResult.Ok
                || _uri.Parse(request.Buffer, _to.UriOffset, _to.UriEnd) != SipResult.Ok)
            {
                return new Refusal(400, "Bad To");
            }

            if (!_uri.HasUser || !IsOurDomain())
            {
                return new Refusal(404, "No Such Address of Record");
            }

            user = Ascii.ToText(request.Buffer, _uri.UserOffset, _uri.UserEnd);
            return null;
        }

        private bool IsOurDomain()
        {
            return Ascii.EqualsIgnoreCase(_uri.Buffer, _uri.HostOffset, _uri.HostEnd, _domain);
        }

        // RFC 3261 §10.3 steps 6 and 7: all contacts of the request, or none.
        private Refusal? Update(SipMessage request, string addressOfRecord)
        {
            Refusal? refusal = _contacts.Read(request, addressOfRecord);
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
                    return new Refusal(500, "CSeq Is Not Higher");
                }

                if (!_contacts.IsWildcard)
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
                return new Refusal(403, "Too Many Contacts");
            }

            _bindings.Replace(addressOfRecord, kept.Values);
            return null;
        }

        private static string Text(byte[] octets)
        {
            return Ascii.ToText(octets, 0, octets.Length);
        }
    }
}
