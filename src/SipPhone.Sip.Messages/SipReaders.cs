namespace SipPhone.Sip.Messages
{
    // Readers of values, one set for all who look into the same messages one after another: each for itself would take
    // ten times the room. Invariant: nobody keeps what a reader says beyond the method that had it read.

    /// <summary>The readers of header field values that the parts of a user agent share.</summary>
    public sealed class SipReaders
    {
        /// <summary>Walks lists.</summary>
        public SipValueCursor Values { get; } = new SipValueCursor();

        /// <summary>Reads Via.</summary>
        public SipVia Via { get; } = new SipVia();

        /// <summary>Reads From, To, Contact, routes and their like.</summary>
        public SipNameAddress Address { get; } = new SipNameAddress();

        /// <summary>Reads SIP and SIPS URIs.</summary>
        public SipUri Uri { get; } = new SipUri();

        /// <summary>Reads Replaces.</summary>
        public SipReplaces Replaces { get; } = new SipReplaces();
    }
}
