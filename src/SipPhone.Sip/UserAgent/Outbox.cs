using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.UserAgent
{
    // What is the same in everything that the user agent sends: answers to requests, credentials, bodies.
    // Invariant: nothing is sent that did not fit as a whole.

    /// <summary>Writes and sends what is not special to one usage. What it hands out is good at once only.</summary>
    public sealed class Outbox
    {
        private const int TagDigits = 16;

        private readonly SipFlow _flow;
        private readonly LocalHeaders _headers;
        private readonly IRandom _random;
        private readonly SipResponseStart _start;
        private readonly byte[] _tag = new byte[TagDigits];
        private readonly byte[] _branch = SipBranch.Create();
        private ByteWriter _body;

        /// <summary>Makes one.</summary>
        /// <param name="flow">Where messages go.</param>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="random">Where tags and branches come from.</param>
        public Outbox(SipFlow flow, LocalHeaders headers, IRandom random)
        {
            _flow = flow;
            _start = new SipResponseStart(flow.Readers);
            _headers = headers;
            _random = random;
        }

        /// <summary>Scratch for one body, shared by all: write it and send it before anybody else can.</summary>
        public ByteWriter Body
        {
            get
            {
                // Made for the first call.
                if (_body == null)
                {
                    _body = new ByteWriter(new byte[Limits.MaxSentBodyBytes]);
                }

                return _body;
            }
        }

        /// <summary>Makes a branch that is used once: for the ACK of a 2xx (RFC 3261 §13.2.2.4).</summary>
        /// <returns>Good until the next call.</returns>
        public byte[] NewBranch()
        {
            SipBranch.Renew(_random, _branch);
            return _branch;
        }

        /// <summary>Makes a tag for a response outside of any dialog.</summary>
        /// <returns>Good until the next call.</returns>
        public byte[] NewTag()
        {
            SipRandom.FillToken(_random, _tag, 0, _tag.Length);
            return _tag;
        }

        /// <summary>Starts a response with what every one of its status needs.</summary>
        /// <param name="request">The request.</param>
        /// <param name="statusCode">101 to 699.</param>
        /// <returns>The writer, between header fields; null when the request has no To that can be repeated.</returns>
        public SipWriter StartResponse(SipMessage request, int statusCode)
        {
            return StartResponse(request, statusCode, NewTag());
        }

        /// <summary>As <see cref="StartResponse(SipMessage, int)"/>, with a tag.</summary>
        /// <param name="request">The request.</param>
        /// <param name="statusCode">101 to 699.</param>
        /// <param name="toTag">Our tag, when To has none.</param>
        /// <returns>The writer, between header fields; null when the request has no To that can be repeated.</returns>
        public SipWriter StartResponse(SipMessage request, int statusCode, byte[] toTag)
        {
            SipWriter writer = _flow.StartMessage();
            SipResult result = _start.Write(writer, request, statusCode, null, toTag);
            if (result != SipResult.Ok)
            {
                return null;
            }

            WriteWhatStatusNeeds(writer, statusCode);
            return writer;
        }

        /// <summary>Answers a request with a final response.</summary>
        /// <param name="request">The request; not an ACK.</param>
        /// <param name="statusCode">200 to 699.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>As <see cref="Send"/>; <c>BadHeader</c> when the request has no To that can be repeated.</returns>
        public SipResult Respond(SipMessage request, int statusCode, long nowMs)
        {
            return Respond(request, statusCode, NewTag(), nowMs);
        }

        /// <summary>Answers a request with a final response.</summary>
        /// <param name="request">The request; not an ACK.</param>
        /// <param name="statusCode">200 to 699.</param>
        /// <param name="toTag">Our tag, when To has none.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>As <see cref="Send"/>; <c>BadHeader</c> when the request has no To that can be repeated.</returns>
        public SipResult Respond(SipMessage request, int statusCode, byte[] toTag, long nowMs)
        {
            SipWriter writer = StartResponse(request, statusCode, toTag);
            return writer == null ? SipResult.BadHeader : Send(writer, nowMs);
        }

        /// <summary>Answers an OPTIONS: what we can (RFC 3261 §11.2).</summary>
        /// <param name="request">The request.</param>
        /// <param name="nowMs">The time.</param>
        public void RespondToOptions(SipMessage request, long nowMs)
        {
            SipWriter writer = StartResponse(request, 200);
            if (writer != null)
            {
                _headers.WriteAllow(writer);
                SipCapabilities.WriteAccept(writer);
                _headers.WriteSupported(writer);
                Send(writer, nowMs);
            }
        }

        /// <summary>Ends a message without a body and sends it.</summary>
        /// <param name="writer">The writer.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>BufferFull</c>, <c>NotConnected</c>.</returns>
        public SipResult Send(SipWriter writer, long nowMs)
        {
            SipResult result = writer.Finish();
            return result == SipResult.Ok ? _flow.Send(nowMs) : result;
        }

        /// <summary>Ends a message with <see cref="Body"/> and sends it.</summary>
        /// <param name="writer">The writer.</param>
        /// <param name="contentType">The body's type.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>BufferFull</c>, <c>NotConnected</c>.</returns>
        public SipResult SendBody(SipWriter writer, byte[] contentType, long nowMs)
        {
            if (Body.IsFull)
            {
                return SipResult.BufferFull;
            }

            SipResult result = writer.Finish(contentType, Body.Buffer, Body.Start, Body.Position);
            return result == SipResult.Ok ? _flow.Send(nowMs) : result;
        }

        private void WriteWhatStatusNeeds(SipWriter writer, int statusCode)
        {
            switch (statusCode)
            {
                case 405:
                    // RFC 3261 §20.5.
                    _headers.WriteAllow(writer);
                    break;
                case 415:
                    // RFC 3261 §21.4.13.
                    SipCapabilities.WriteAccept(writer);
                    break;
                case 422:
                    // RFC 4028 §9.
                    writer.WriteHeader(SipHeader.MinSe, SessionTimer.MinimumSeconds);
                    break;
                case 469:
                    // RFC 6086 §4.2.2.
                    UserAgentWords.Write(writer.Bytes, UserAgentWords.NoInfoPackages);
                    writer.EndLine();
                    break;
                case 489:
                    // RFC 6665 §4.2.1.1 with §8.2.2.
                    UserAgentWords.WriteHeader(writer, SipHeader.AllowEvents, UserAgentWords.KnownEvents);
                    break;
            }
        }
    }
}
