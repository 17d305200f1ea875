using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // What a user agent server looks at before it handles a request, RFC 3261 §8.2: the fields that every response
    // needs; whether the method is one at all; the form of the rest; then what we can do, method, Require, body. What
    // a client drops of responses, §8.1.3. Dialogs (481), merged requests (482) and who is called (404) are not looked
    // at. Max-Forwards: 0 is fine here. §16.3 has a proxy answer 483; a UAS takes the request as any other (RFC 4475
    // §3.3.11). Invariant: an ACK and a response are never refused, only dropped.

    /// <summary>
    /// Says what is wrong with a message, and with what final response a request is refused. Reusable.
    /// </summary>
    public sealed class MessageScreening
    {
        private readonly HeaderScreening _headers;
        private readonly ExtensionScreening _extensions;
        private readonly BodyScreening _body;
        private readonly SipUri _uri;
        private readonly TelUri _telUri = new TelUri();
        private readonly SipValueCursor _options;

        /// <summary>Makes one with readers of its own.</summary>
        public MessageScreening()
            : this(new SipReaders())
        {
        }

        /// <summary>Makes one.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public MessageScreening(SipReaders readers)
        {
            Refusal = new Refusal(readers);
            _headers = new HeaderScreening(Refusal, readers);
            _extensions = new ExtensionScreening(Refusal, readers);
            _uri = readers.Uri;
            _options = readers.Values;
            _body = new BodyScreening(Refusal);
        }

        /// <summary>
        /// Why the last message did not pass: what to answer it, where it may be answered. Its status is 0 for one that
        /// passed.
        /// </summary>
        public Refusal Refusal { get; private set; }

        /// <summary>Looks at a message that was parsed.</summary>
        /// <param name="message">The message.</param>
        /// <returns>What is to become of it.</returns>
        [HotPath]
        public ScreeningOutcome Screen(SipMessage message)
        {
            Refusal.Clear();
            if (!message.IsRequest)
            {
                bool isOurs = _headers.PassesBasics(message) && _headers.PassesSingleVia(message);
                return isOurs ? ScreeningOutcome.Pass : ScreeningOutcome.Drop;
            }

            bool passes = _headers.PassesBasics(message) && _headers.PassesBranch(message)
                && IsMethodKnown(message) && PassesCSeqMethod(message) && PassesRequestUri(message)
                && _headers.PassesRest(message) && _extensions.Passes(message) && IsMethodHandled(message)
                && PassesRequire(message) && _body.Passes(message);
            return passes ? ScreeningOutcome.Pass : RefuseOrDrop(message);
        }

        /// <summary>
        /// Looks at the form of a message only, whether or not we could do what it wants, and at all of it that RFC
        /// 3261 has rules for: for tools.
        /// </summary>
        /// <param name="message">The message.</param>
        /// <returns>True when it is well formed; else <see cref="Refusal"/> says what is wrong, with 400.</returns>
        public bool IsWellFormed(SipMessage message)
        {
            Refusal.Clear();
            bool passes = _headers.PassesBasics(message) && _headers.PassesDate(message);
            if (passes && message.IsRequest)
            {
                passes = PassesCSeqMethod(message) && (PassesRequestUri(message) || !IsMalformed())
                    && _headers.PassesRest(message) && _extensions.Passes(message)
                    && (_body.Passes(message) || !IsMalformed());
            }

            if (passes)
            {
                Refusal.Clear();
            }

            return passes;
        }

        /// <summary>Looks at octets that could not be parsed.</summary>
        /// <param name="message">Salvages what can be read of them; the answer is made from it.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="result">What <see cref="SipMessage.Parse"/> or the framer said.</param>
        /// <returns><c>Refuse</c> or <c>Drop</c>.</returns>
        [HotPath]
        public ScreeningOutcome ScreenUnparsed(
            SipMessage message, byte[] buffer, int offset, int end, SipResult result)
        {
            bool isRequest = message.Salvage(buffer, offset, end);
            bool hasLength = message.IndexOf(SipHeader.ContentLength, 0) >= 0;
            switch (result)
            {
                case SipResult.UnsupportedVersion:
                    Refusal.Set(505, offset);
                    break;
                case SipResult.TooLarge:
                    // Where Content-Length was read it is the body that is too large (RFC 3261 §21.4.11, §21.5.7).
                    Refusal.Set(hasLength ? 413 : 513, -1);
                    break;
                case SipResult.BadContentLength:
                    Refusal.SetHeader(Fault.Malformed, SipHeader.ContentLength, -1);
                    break;
                case SipResult.ContradictoryContentLength:
                    Refusal.SetHeader(Fault.Duplicate, SipHeader.ContentLength, -1);
                    break;
                case SipResult.MissingContentLength:
                    Refusal.SetHeader(Fault.Missing, SipHeader.ContentLength, -1);
                    break;
                default:
                    Refusal.SetFault(FaultOf(result), -1);
                    break;
            }

            return isRequest ? RefuseOrDrop(message) : ScreeningOutcome.Drop;
        }

        [HotPath]
        private static Fault FaultOf(SipResult result)
        {
            switch (result)
            {
                case SipResult.BadLineEnd: return Fault.BadLineEnd;
                case SipResult.BadStartLine: return Fault.BadStartLine;
                case SipResult.BadHeader: return Fault.BadHeaderLine;
                case SipResult.TooManyHeaders: return Fault.TooManyHeaders;
                case SipResult.BodyTooShort: return Fault.BodyTooShort;
                default: return Fault.None;
            }
        }

        [HotPath]
        private static ScreeningOutcome RefuseOrDrop(SipMessage request)
        {
            // RFC 3261 §8.2.6, §17.1.1.3: nothing answers an ACK.
            bool isAnswered = !request.IsMethod(SipTokens.Ack) && Refusal.CanAnswer(request);
            return isAnswered ? ScreeningOutcome.Refuse : ScreeningOutcome.Drop;
        }

        private bool IsMalformed()
        {
            return Refusal.StatusCode == 400;
        }

        // RFC 3261 §8.2.1.
        [HotPath]
        private bool IsMethodHandled(SipMessage request)
        {
            if (SipCapabilities.HandlesMethod(request.Buffer, request.MethodOffset, request.MethodEnd))
            {
                return true;
            }

            Refusal.Set(405, request.MethodOffset);
            return false;
        }

        // RFC 3261 §8.2.1.
        [HotPath]
        private bool IsMethodKnown(SipMessage request)
        {
            int offset = request.MethodOffset;
            int end = request.MethodEnd;
            if (SipCapabilities.HandlesMethod(request.Buffer, offset, end)
                || SipCapabilities.RecognisesMethod(request.Buffer, offset, end))
            {
                return true;
            }

            Refusal.Set(501, offset);
            return false;
        }

        // RFC 3261 §8.1.1.5. Behind the method, for RFC 4475 §3.1.2.18 has an unknown one answered with 501 first.
        [HotPath]
        private bool PassesCSeqMethod(SipMessage request)
        {
            if (_headers.HasCSeqMethod(request.Buffer, request.MethodOffset, request.MethodEnd))
            {
                return true;
            }

            Refusal.SetFault(Fault.BadCSeqMethod, request.ValueOffset(request.IndexOf(SipHeader.CSeq, 0)));
            return false;
        }

        [HotPath]
        private bool PassesRequestUri(SipMessage request)
        {
            int offset = request.RequestUriOffset;
            int end = request.RequestUriEnd;
            if (end - offset > Limits.MaxRequestUriBytes)
            {
                Refusal.Set(414, offset);
                return false;
            }

            SipResult result = _uri.Parse(request.Buffer, offset, end);
            if (result == SipResult.UnsupportedScheme)
            {
                result = _telUri.Parse(request.Buffer, offset, end);
            }

            if (result == SipResult.UnsupportedScheme)
            {
                Refusal.Set(416, offset);
                return false;
            }

            // RFC 3261 §19.1.1: headers may not stand in a Request-URI.
            if (result != SipResult.Ok || _uri.HeadersEnd > _uri.HeadersOffset)
            {
                Refusal.SetFault(Fault.BadRequestUri, offset);
                return false;
            }

            return true;
        }

        // RFC 3261 §8.2.2.3; Require counts for nothing in CANCEL and in the ACK of a response.
        [HotPath]
        private bool PassesRequire(SipMessage request)
        {
            if (request.IsMethod(SipTokens.Cancel) || request.IsMethod(SipTokens.Ack))
            {
                return true;
            }

            _options.Start(request, SipHeader.Require);
            while (_options.Next())
            {
                if (!SipCapabilities.SupportsOption(request.Buffer, _options.Offset, _options.End))
                {
                    Refusal.Set(420, _options.Offset);
                    return false;
                }
            }

            return true;
        }
    }
}
