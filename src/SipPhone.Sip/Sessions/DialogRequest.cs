using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Sessions
{
    // One request of ours inside a dialog that is no INVITE, or a place for one. ClientRequest brings it through its
    // challenges; this writes it. Invariant: it has one outcome, told once.

    /// <summary>Writes a request, and tells its outcome.</summary>
    internal sealed class DialogRequest
    {
        private readonly SessionMachine _session;
        private readonly ClientRequest _request;
        private readonly byte[] _method;
        private readonly DialogRequestKind _kind;

        internal DialogRequest(SessionMachine session, DialogRequestKind kind, byte[] method)
        {
            _session = session;
            _kind = kind;
            _method = method;
            _request = new ClientRequest(session.Core.Random, session.Core.Credentials, session.Core.Matcher);
        }

        /// <summary>Whether it is out.</summary>
        internal bool IsOpen
        {
            get { return _request.IsOut; }
        }

        internal long NextDeadlineMs
        {
            get { return _request.NextDeadlineMs; }
        }

        internal SipResult Start(long nowMs)
        {
            _request.Start(_method, nowMs);
            return Write(nowMs);
        }

        internal void Abandon()
        {
            _request.Abandon();
        }

        internal bool OnReceive(SipMessage response, long nowMs)
        {
            RequestEvent happened = _request.OnReceive(response, nowMs);
            if (happened == RequestEvent.Final)
            {
                _session.Requests.OnFinal(_kind, response.StatusCode, response, nowMs);
            }
            else if (happened == RequestEvent.WriteAgain && Write(nowMs) != SipResult.Ok)
            {
                // RFC 3261 §8.1.3.1: what cannot be sent counts as 503.
                _session.Requests.OnFinal(_kind, 503, null, nowMs);
            }

            return happened != RequestEvent.None;
        }

        internal void Poll(long nowMs)
        {
            if (_request.Poll(nowMs) == RequestEvent.Timeout)
            {
                // RFC 3261 §8.1.3.1: no response counts as 408.
                _session.Requests.OnFinal(_kind, 408, null, nowMs);
            }
        }

        private SipResult Write(long nowMs)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartRequest(writer, _method, _session.Dialog.NextCSeq(), _request.Branch);
            _session.Dialog.WriteCredentials(writer, _method, _session.Core.Credentials);
            SipResult result = _session.Requests.WriteRest(_kind, writer, nowMs);
            if (result != SipResult.Ok)
            {
                _request.Abandon();
            }

            return result;
        }
    }
}
