using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Messages;

namespace SipPhone.SelfTest.Measures
{
    // What is done with each message that comes in: cut out of the stream, parsed, screened.

    /// <summary>One received INVITE.</summary>
    public sealed class MessagePath : HotPath
    {
        private readonly byte[] _octets = Octets.FromLines(
            "INVITE sip:alice@192.0.2.1:49152;transport=tls SIP/2.0|"
            + "Via: SIP/2.0/TLS server.example.com:5061;branch=z9hG4bK776asdhds;rport|"
            + "Max-Forwards: 69|From: \"Bob\" <sip:bob@example.com>;tag=1928301774|To: <sip:alice@example.com>|"
            + "Call-ID: a84b4c76e66710@192.0.2.50|CSeq: 314159 INVITE|Contact: <sip:bob@192.0.2.50;transport=tls>|"
            + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS|Supported: replaces, 100rel, timer|"
            + "Content-Type: application/sdp|Content-Length: 148||" + SdpVectors.Plain);

        private readonly SipStreamFramer _framer = new SipStreamFramer(2048);
        private readonly SipMessage _message = new SipMessage();
        private readonly MessageScreening _screening = new MessageScreening();

        /// <inheritdoc/>
        public override string Name
        {
            get { return "INVITE framed, parsed and screened"; }
        }

        /// <inheritdoc/>
        public override bool Run()
        {
            System.Array.Copy(_octets, 0, _framer.Buffer, _framer.FreeOffset, _octets.Length);
            _framer.Received(_octets.Length);
            return _framer.Next() == SipFrame.Message
                && _message.Parse(_framer.Buffer, _framer.MessageOffset, _framer.MessageEnd) == SipResult.Ok
                && _screening.Screen(_message) == ScreeningOutcome.Pass
                && _framer.Next() == SipFrame.NeedMore;
        }
    }
}
