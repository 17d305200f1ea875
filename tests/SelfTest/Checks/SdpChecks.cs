using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Checks
{
    // Session descriptions (RFC 8866) and their negotiation (RFC 3264).

    /// <summary>Tests of SipPhone.Media.</summary>
    public static class SdpChecks
    {
        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            foreach (string[] row in SdpVectors.Lines)
            {
                byte[] body = Octets.FromLines(DescriptionWith(row[0], row[1]));
                SdpResult result = new SdpDescription().Parse(body, 0, body.Length);
                report.Check("sdp", row[1], row[2], SdpResults.Name(result));
            }

            foreach (string[] row in SdpVectors.NotAcceptable)
            {
                string lines = row[0].Length > 0 ? row[0] + "|" : "";
                byte[] offer = Octets.FromLines(SdpVectors.Session + lines);
                OfferAnswerResult result = MakeNegotiation().OnOffer(offer, 0, offer.Length);
                bool isRefused = result == OfferAnswerResult.NotAcceptable;
                report.Check("sdp", "offer " + row[0], "not-acceptable", isRefused ? "not-acceptable" : "taken");
            }

            Answers(report, SdpVectors.Answered);
        }

        /// <summary>Offers of the field are answered.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="SdpVectors.Answered"/>.</param>
        public static void Answers(Report report, string[][] rows)
        {
            ByteWriter answer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
            for (int i = 0; i < rows.Length; i++)
            {
                MediaNegotiation negotiation = MakeNegotiation();
                byte[] offer = Octets.FromLines(rows[i][0]);
                answer.Reset();
                negotiation.OnOffer(offer, 0, offer.Length);
                negotiation.WriteAnswer(answer);
                string name = "answer to offer " + (i + 1).ToString();
                report.Check("sdp", name, rows[i][1], MediaLines(answer));
                report.Check("sdp", name + ", agreed", rows[i][2], Agreed(negotiation.Agreed));
            }
        }

        /// <summary>Our side of a call, at 192.0.2.1:40000.</summary>
        /// <returns>A negotiation that was started.</returns>
        public static MediaNegotiation MakeNegotiation()
        {
            MediaNegotiation negotiation = new MediaNegotiation(new SdpDescription(), new SdpMedia());
            negotiation.Start(new byte[] { 192, 0, 2, 1 }, 4, 40000, 77);
            return negotiation;
        }

        // The lines of a good description, one of them replaced; they stand in the order of RFC 8866 §5.
        private static string DescriptionWith(string letter, string line)
        {
            string[] lines =
            {
                "v", "v=0", "o", "o=- 1 1 IN IP4 192.0.2.9", "s", "s=-", "c", "c=IN IP4 192.0.2.9", "t", "t=0 0",
                "a", "a=x", "m", "m=audio 4000 RTP/AVP 0",
            };
            string text = "";
            for (int i = 0; i < lines.Length; i += 2)
            {
                text += (lines[i] == letter ? line : lines[i + 1]) + "|";
            }

            return text;
        }

        private static string MediaLines(ByteWriter body)
        {
            string lines = "";
            int offset = 0;
            while (offset < body.Length)
            {
                int end = Ascii.IndexOf(body.Buffer, offset, body.Length, '\r');
                if (body.Buffer[offset] == 'm')
                {
                    lines += (lines.Length > 0 ? ";" : "") + Ascii.ToText(body.Buffer, offset, end);
                }

                offset = end + 2;
            }

            return lines;
        }

        private static string Agreed(StreamParameters agreed)
        {
            ByteWriter address = new ByteWriter(new byte[IpAddressText.MaxBytes]);
            IpAddressText.WriteBare(address, agreed.RemoteAddress, agreed.RemoteAddressLength);
            string codec = agreed.Codec == AudioCodec.Pcmu ? "Pcmu " : agreed.Codec == AudioCodec.Pcma ? "Pcma " : "? ";
            return codec + agreed.SendPayloadType.ToString() + "/" + agreed.ReceivePayloadType.ToString()
                + " events " + agreed.SendEventPayloadType.ToString() + "/" + agreed.ReceiveEventPayloadType.ToString()
                + " " + agreed.PtimeMs.ToString() + "ms "
                + (agreed.Direction == SdpDirection.SendReceive ? "SendReceive " : "otherwise ")
                + Ascii.ToText(address.Buffer, 0, address.Length) + " " + agreed.RemotePort.ToString();
        }
    }
}
