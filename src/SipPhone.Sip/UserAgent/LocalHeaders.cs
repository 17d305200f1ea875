using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.UserAgent
{
    // The header fields that say who and where we are, the same in every request. RFC 3261 §8.1.1, RFC 3581 §3, RFC
    // 5626 §4.3, RFC 5630 §5.1.1, RFC 3608 §6.1. Invariant: what is written comes from a checked account, or from
    // header fields of a REGISTER response that were read as routes.
    //
    // Contact is <sip:user@host:port;transport=tls>, and <sips:user@host:port> where the scheme has to be sips. RFC
    // 3261 §26.2.2 deprecates transport=tls, but it is what deployed servers expect of a phone on TLS, and without it
    // they would call back over UDP.
    //
    // Host and port are our own on the connection, not those that a NAT shows to the server, which Via's received and
    // rport would tell: nobody can connect to us at either address. Requests reach us by the flow, so in Contact the
    // address is but a name, and one that keeps still lets us find our Contact among those of a response.

    /// <summary>Writes Via, Contact, Route, and what we allow and support.</summary>
    public sealed class LocalHeaders
    {
        private const int ViaStart = 0;
        private const int ViaBranch = 1;
        private const int ViaRport = 2;
        private const int TransportTls = 3;
        private const int Outbound = 4;

        private static readonly WordTable Words = new WordTable(
            "SIP/2.0/TLS |;branch=|;rport|;transport=tls|;ob");

        // Made with the first Service-Route: most servers have none.
        private ByteWriter _serviceRoute;
        private readonly SipValueCursor _values;
        private readonly SipNameAddress _route;

        /// <summary>Makes one with readers of its own.</summary>
        /// <param name="account">The account.</param>
        public LocalHeaders(SipAccount account)
            : this(account, new SipReaders())
        {
        }

        /// <summary>Makes one.</summary>
        /// <param name="account">The account.</param>
        /// <param name="readers">Reads values; may be shared.</param>
        public LocalHeaders(SipAccount account, SipReaders readers)
        {
            Account = account;
            _values = readers.Values;
            _route = readers.Address;
        }

        /// <summary>The account.</summary>
        public SipAccount Account { get; private set; }

        /// <summary>
        /// Whether the server keeps the flow of the registration (RFC 5626 §4.2.1), so that Contact may ask for it.
        /// </summary>
        public bool IsOutbound { get; set; }

        /// <summary>Forgets the Service-Route: there is no registration.</summary>
        public void ForgetServiceRoute()
        {
            if (_serviceRoute != null)
            {
                _serviceRoute.Reset();
            }
        }

        /// <summary>Keeps the Service-Route of a registration in the place of the last one (RFC 3608 §6.1).</summary>
        /// <param name="response">A 2xx to REGISTER; without a Service-Route there is none from now on.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>BadAddress</c>, <c>BadParameter</c>, or <c>TooLarge</c> for more than
        /// <c>Limits.MaxServiceRouteBytes</c>: there is none then, because a part of a route leads astray.
        /// </returns>
        public SipResult TakeServiceRoute(SipMessage response)
        {
            ForgetServiceRoute();
            _values.Start(response, SipHeader.ServiceRoute);
            while (_values.Next())
            {
                if (_serviceRoute == null)
                {
                    _serviceRoute = new ByteWriter(new byte[Limits.MaxServiceRouteBytes]);
                }

                SipResult result = _route.Parse(response.Buffer, _values.Offset, _values.End);
                if (result == SipResult.Ok && _serviceRoute.Length > 0)
                {
                    _serviceRoute.Write(',');
                    _serviceRoute.Write(' ');
                }

                _serviceRoute.Write(response.Buffer, _values.Offset, _values.End);
                if (result != SipResult.Ok || _serviceRoute.IsFull)
                {
                    _serviceRoute.Reset();
                    return result == SipResult.Ok ? SipResult.TooLarge : result;
                }
            }

            return SipResult.Ok;
        }

        /// <summary>Writes our Via with <c>rport</c>.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="branch">The transaction's branch.</param>
        public void WriteVia(SipWriter writer, byte[] branch)
        {
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Via);
            Words.Write(bytes, ViaStart);
            WriteHostAndPort(bytes);
            Words.Write(bytes, ViaBranch);
            bytes.Write(branch);
            Words.Write(bytes, ViaRport);
            writer.EndLine();
        }

        /// <summary>Writes our address-of-record as a URI, <c>sip:user@domain</c> or <c>sips:</c>.</summary>
        /// <param name="writer">The writer, inside a value.</param>
        /// <param name="isSecure">Whether the scheme is sips.</param>
        public void WriteAddressOfRecord(SipWriter writer, bool isSecure)
        {
            StartUri(writer.Bytes, isSecure);
            writer.Bytes.Write(Account.Domain);
        }

        /// <summary>Writes the URI that leads to us, without angle brackets.</summary>
        /// <param name="writer">The writer, inside a value.</param>
        /// <param name="isSecure">Whether its scheme is sips (RFC 5630 §5.1.1).</param>
        public void WriteContactUri(SipWriter writer, bool isSecure)
        {
            ByteWriter bytes = writer.Bytes;
            StartUri(bytes, isSecure);
            WriteHostAndPort(bytes);
            if (!isSecure)
            {
                Words.Write(bytes, TransportTls);
            }
        }

        /// <summary>
        /// Writes a Contact field for a dialog: our host and port of the flow, <c>;ob</c> where the flow is an
        /// outbound one (RFC 5626 §4.3).
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="isSecure">Whether its scheme is sips (RFC 5630 §5.1.1).</param>
        public void WriteContact(SipWriter writer, bool isSecure)
        {
            writer.StartHeader(SipHeader.Contact);
            writer.Bytes.Write('<');
            WriteContactUri(writer, isSecure);
            if (IsOutbound)
            {
                Words.Write(writer.Bytes, Outbound);
            }

            writer.Bytes.Write('>');
            writer.EndLine();
        }

        /// <summary>Writes the Route to the account's outbound proxy, or none.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteProxyRoute(SipWriter writer)
        {
            if (Account.ProxyRoute != null)
            {
                writer.WriteHeader(SipHeader.Route, Account.ProxyRoute);
            }
        }

        /// <summary>
        /// Writes the Route fields of a request outside a dialog: the outbound proxy's and the Service-Route of the
        /// registration, as far as there are any (RFC 3261 §8.1.2, RFC 3608 §6.1).
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteServiceRoute(SipWriter writer)
        {
            WriteProxyRoute(writer);
            if (_serviceRoute != null && _serviceRoute.Length > 0)
            {
                writer.StartHeader(SipHeader.Route);
                writer.Bytes.Write(_serviceRoute.Buffer, 0, _serviceRoute.Length);
                writer.EndLine();
            }
        }

        /// <summary>Writes Allow, with exactly the methods that we handle.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteAllow(SipWriter writer)
        {
            writer.WriteHeader(SipHeader.Allow, SipCapabilities.Allow);
        }

        /// <summary>
        /// Writes Supported, with exactly the option tags that we handle; a REGISTER writes its own, since <c>path</c>
        /// is for it alone (RFC 3327 §5.1).
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteSupported(SipWriter writer)
        {
            writer.WriteHeader(SipHeader.Supported, SipCapabilities.Supported);
        }

        private void StartUri(ByteWriter bytes, bool isSecure)
        {
            bytes.Write(isSecure ? SipTokens.Sips : SipTokens.Sip);
            bytes.Write(':');
            bytes.Write(Account.User);
            bytes.Write('@');
        }

        private void WriteHostAndPort(ByteWriter bytes)
        {
            bytes.Write(Account.ContactHost);
            bytes.Write(':');
            bytes.WriteDecimal(Account.ContactPort);
        }
    }
}
