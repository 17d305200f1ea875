using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.SelfTest.Checks;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Measures
{
    // What is done with each INVITE that has a description.

    /// <summary>One offer read, and its answer written.</summary>
    public sealed class SdpPath : HotPath
    {
        private readonly byte[] _offer = Octets.FromLines(SdpVectors.Baresip);
        private readonly MediaNegotiation _negotiation = SdpChecks.MakeNegotiation();
        private readonly ByteWriter _answer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);

        /// <inheritdoc/>
        public override string Name
        {
            get { return "offer read and answered"; }
        }

        /// <inheritdoc/>
        public override bool Run()
        {
            _answer.Reset();
            return _negotiation.OnOffer(_offer, 0, _offer.Length) == OfferAnswerResult.Ok
                && _negotiation.WriteAnswer(_answer) == OfferAnswerResult.Ok;
        }
    }
}
