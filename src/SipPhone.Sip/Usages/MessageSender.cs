using System;
using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Usages
{
    // MESSAGE in pager mode, RFC 3428: each one stands for itself, makes no dialog, and has no Contact (§4).
    // Invariant: one message at a time, as §8 wants; each Send that said Ok is followed by one OnMessageDone.
    //
    //   state   event                  -> state   action
    //   idle    Send                   -> out     MESSAGE
    //   out     Send                   -> out     says WrongState
    //   out     challenge              -> out     MESSAGE again, with credentials
    //   out     other final response   -> idle    tell its status
    //   out     Timer F, flow lost     -> idle    tell 0

    /// <summary>Sends text messages, one after the other. A machine.</summary>
    public sealed class MessageSender : IUsage
    {
        private readonly UserAgentCore _core;
        private readonly IMessageEvents _events;
        private readonly Dialog _request;
        private readonly ClientRequest _transaction;
        private readonly byte[] _text = new byte[Limits.MaxPagerTextBytes];
        private int _textLength;

        /// <summary>Makes one; it is to be added to the user agent.</summary>
        /// <param name="core">The user agent.</param>
        /// <param name="events">Hears what became of messages.</param>
        public MessageSender(UserAgentCore core, IMessageEvents events)
        {
            _core = core;
            _events = events;

            // Only what is the same in every first request is used of it: the dialog is never made.
            _request = new Dialog(core.Headers, core.Random);
            _transaction = new ClientRequest(core.Random, core.Credentials, new ResponseMatcher());
        }

        /// <summary>True while a message is out.</summary>
        public bool IsOut
        {
            get { return _transaction.IsOut; }
        }

        /// <inheritdoc/>
        public long NextDeadlineMs
        {
            get { return _transaction.NextDeadlineMs; }
        }

        /// <summary>Sends a text.</summary>
        /// <param name="buffer">The buffer of whom to send it to: a sip or sips URI.</param>
        /// <param name="uriOffset">Where the URI starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <param name="text">The buffer of the text, UTF-8; copied.</param>
        /// <param name="textOffset">Where the text starts.</param>
        /// <param name="textEnd">Where it ends, exclusive; at most <c>Limits.MaxPagerTextBytes</c> on.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>: an <see cref="IMessageEvents.OnMessageDone"/> follows. <c>WrongState</c> while
        /// another is out; <c>TooLarge</c>; <c>BadParameter</c> for a text that is empty or no UTF-8; <c>BadUri</c>,
        /// <c>UnsupportedScheme</c>; <c>NotConnected</c>, <c>BufferFull</c>.
        /// </returns>
        public SipResult Send(
            byte[] buffer, int uriOffset, int uriEnd, byte[] text, int textOffset, int textEnd, long nowMs)
        {
            if (IsOut)
            {
                return SipResult.WrongState;
            }

            int length = textEnd - textOffset;
            if (length > _text.Length)
            {
                return SipResult.TooLarge;
            }

            if (length == 0 || !SipUtf8.IsWellFormed(text, textOffset, textEnd))
            {
                return SipResult.BadParameter;
            }

            SipResult result = _request.StartAsClient(buffer, uriOffset, uriEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            Array.Copy(text, textOffset, _text, 0, length);
            _textLength = length;
            _transaction.Start(SipTokens.Message, nowMs);
            result = Write(nowMs);
            if (result != SipResult.Ok)
            {
                _transaction.Abandon();
            }

            return result;
        }

        /// <inheritdoc/>
        public bool OnRequest(SipMessage request, long nowMs)
        {
            return false;
        }

        /// <inheritdoc/>
        public bool OnResponse(SipMessage response, long nowMs)
        {
            RequestEvent what = _transaction.OnReceive(response, nowMs);
            if (what == RequestEvent.WriteAgain && Write(nowMs) != SipResult.Ok)
            {
                Fail();
            }
            else if (what == RequestEvent.Final)
            {
                _events.OnMessageDone(response.StatusCode);
            }

            return what != RequestEvent.None;
        }

        /// <inheritdoc/>
        public void OnFlowLost(long nowMs)
        {
            if (IsOut)
            {
                Fail();
            }
        }

        /// <inheritdoc/>
        public void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) == RequestEvent.Timeout)
            {
                _events.OnMessageDone(0);
            }
        }

        private void Fail()
        {
            _transaction.Abandon();
            _events.OnMessageDone(0);
        }

        private SipResult Write(long nowMs)
        {
            SipWriter writer = _core.Flow.StartMessage();
            _request.StartRequest(writer, SipTokens.Message, _request.NextCSeq(), _transaction.Branch);
            _request.WriteCredentials(writer, SipTokens.Message, _core.Credentials);
            SipResult result = writer.Finish(SipCapabilities.PlainText, _text, 0, _textLength);
            return result == SipResult.Ok ? _core.Flow.Send(nowMs) : result;
        }
    }
}
