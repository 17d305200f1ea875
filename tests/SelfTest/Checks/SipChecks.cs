using SipPhone.Core;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Messages;

namespace SipPhone.SelfTest.Checks
{
    // Messages and URIs as RFC 3261 has them: read, screened, refused where they are wrong, and written.

    /// <summary>Tests of SipPhone.Sip.Messages.</summary>
    public static class SipChecks
    {
        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            Messages(report, SipMessages.Rows);
            UriParts(report, SipUriVectors.WellFormed);
            UriResults(report, SipUriVectors.Results);
            CheckWriter(report);
        }

        /// <summary>What the phone does with messages.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="SipMessages"/>.</param>
        public static void Messages(Report report, string[][] rows)
        {
            SipMessage message = new SipMessage();
            MessageScreening screening = new MessageScreening();
            foreach (string[] row in rows)
            {
                byte[] octets = Octets.FromBase64(row[1]);
                SipResult result = message.Parse(octets, 0, octets.Length);
                ScreeningOutcome outcome = result == SipResult.Ok
                    ? screening.Screen(message)
                    : screening.ScreenUnparsed(message, octets, 0, octets.Length, result);
                string done = outcome == ScreeningOutcome.Pass ? "handled"
                    : outcome == ScreeningOutcome.Drop ? "dropped" : screening.Refusal.StatusCode.ToString();
                report.Check("sip", row[0], row[2], done);
            }
        }

        private static void UriParts(Report report, string[][] rows)
        {
            SipUri uri = new SipUri();
            foreach (string[] row in rows)
            {
                byte[] text = Ascii.ToBytes(row[0]);
                uri.Parse(text, 0, text.Length);
                string actual = (uri.IsSips ? "sips|" : "sip|") + Ascii.ToText(text, uri.UserOffset, uri.UserEnd)
                    + "|" + Ascii.ToText(text, uri.HostOffset, uri.HostEnd) + "|" + uri.Port.ToString()
                    + "|" + Ascii.ToText(text, uri.ParametersOffset, uri.ParametersEnd)
                    + "|" + Ascii.ToText(text, uri.HeadersOffset, uri.HeadersEnd);
                report.Check("sip", row[0], row[1], actual);
            }
        }

        private static void UriResults(Report report, string[][] rows)
        {
            SipUri uri = new SipUri();
            foreach (string[] row in rows)
            {
                byte[] text = Ascii.ToBytes(row[0]);
                SipResult result = uri.Parse(text, 0, text.Length);
                string actual = result == SipResult.Ok ? "Ok"
                    : result == SipResult.BadUri ? "BadUri"
                    : result == SipResult.UnsupportedScheme ? "UnsupportedScheme" : ((int)result).ToString();
                report.Check("sip", "URI " + row[0], row[1], actual);
            }
        }

        private static void CheckWriter(Report report)
        {
            const string Expected = "REGISTER sip:example.com SIP/2.0|Call-ID: a1|Max-Forwards: 70|"
                + "Contact: \"a\\\"b\\\\c\"|Content-Length: 0||";
            byte[] expected = Octets.FromLines(Expected);
            SipWriter writer = new SipWriter(new byte[512]);
            byte[] uri = Ascii.ToBytes("sip:example.com");
            writer.StartRequest(SipTokens.Register, uri, 0, uri.Length);
            writer.WriteHeader(SipHeader.CallId, Ascii.ToBytes("a1"));
            writer.WriteHeader(SipHeader.MaxForwards, 70);
            writer.StartHeader(SipHeader.Contact);
            writer.WriteQuoted(Ascii.ToBytes("a\"b\\c"));
            writer.EndLine();
            bool isWritten = writer.Finish() == SipResult.Ok
                && Ascii.EqualsExactly(writer.Bytes.Buffer, 0, writer.Bytes.Length, expected);
            report.Check("sip", "a request is written", "as expected", isWritten ? "as expected" : "otherwise");

            writer.Reset(new byte[expected.Length - 1], 0, expected.Length - 1);
            writer.StartRequest(SipTokens.Register, uri, 0, uri.Length);
            writer.WriteHeader(SipHeader.CallId, expected);
            bool isFull = writer.Finish() == SipResult.BufferFull;
            report.Check("sip", "what does not fit is told", "full", isFull ? "full" : "written");
        }
    }
}
