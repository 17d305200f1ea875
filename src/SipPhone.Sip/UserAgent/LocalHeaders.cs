using SipPhone.Sip.Messages;

namespace SipPhone.Sip.UserAgent
{
    // The header fields that say who and where we are, the same in every request. RFC 3261 §8.1.1, RFC 3581, RFC 5626.
    // Invariant: what is written comes from a checked account.

    /// <summary>Writes Via, From, Contact, and what we allow and support.</summary>
    public sealed class LocalHeaders
    {
        /// <summary>Makes one.</summary>
        /// <param name="account">The account.</param>
        public LocalHeaders(SipAccount account)
        {
            Account = account;
        }

        /// <summary>The account.</summary>
        public SipAccount Account { get; private set; }

        /// <summary>Writes our Via with <c>rport</c>.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="branch">The transaction's branch.</param>
        public void WriteVia(SipWriter writer, byte[] branch)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Writes our address-of-record as a URI, <c>sip:user@domain</c> or <c>sips:</c>.</summary>
        /// <param name="writer">The writer, inside a value.</param>
        /// <param name="isSecure">Whether the scheme is sips.</param>
        public void WriteAddressOfRecord(SipWriter writer, bool isSecure)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Writes a Contact field for a dialog: our host and port of the flow, <c>;ob</c> where the flow is an
        /// outbound one (RFC 5626 §4.3).
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="isSecure">Whether its scheme is sips (RFC 5630 §5.1.1).</param>
        public void WriteContact(SipWriter writer, bool isSecure)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Writes the Route fields of a request outside a dialog: the Service-Route of the registration, or none.
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteServiceRoute(SipWriter writer)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Writes Allow, with exactly the methods that we handle.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteAllow(SipWriter writer)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Writes Supported, with exactly the option tags that we handle.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteSupported(SipWriter writer)
        {
            throw new System.NotSupportedException();
        }
    }
}
