using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // What all calls read with, one at a time; made with the first call, so that a phone that only registers does
    // without. Invariant: nothing in it outlives the handling of one message.

    /// <summary>Scratch space that calls share.</summary>
    internal sealed class CallWorkspace
    {
        /// <summary>For session descriptions.</summary>
        internal SdpDescription Description { get; } = new SdpDescription();

        /// <summary>For one of their streams.</summary>
        internal SdpMedia Media { get; } = new SdpMedia();

        /// <summary>For an INVITE that came.</summary>
        internal Invitation Invitation { get; } = new Invitation();

        /// <summary>For a REFER that came.</summary>
        internal Referral Referral { get; } = new Referral();

        /// <summary>For a URI to check.</summary>
        internal SipUri Uri { get; } = new SipUri();

        /// <summary>Room for a URI to write.</summary>
        internal ByteWriter Target { get; } = new ByteWriter(new byte[Limits.MaxDialledUriBytes]);
    }
}
