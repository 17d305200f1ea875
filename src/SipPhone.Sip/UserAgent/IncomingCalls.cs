using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.UserAgent
{
    // INVITEs that begin a session, and those among them that replace one: RFC 3261 §13.3, RFC 3891 §3.
    // Invariant: each is answered with one final response, or taken by a session that will.
    //
    //   Replaces                                      the INVITE                 the session that it names
    //   none                                          is offered
    //   twice, or malformed                           400
    //   names no dialog of ours                       481
    //   names one that we are ending                  603
    //   names a confirmed one, early-only             486
    //   names a confirmed one                         is offered; answered       BYE, once the new one is answered
    //   names an early one that we began              is offered; answered       CANCEL
    //   names an early one that the peer began        481
    //
    // Who may replace is for the owner to say: it is offered the INVITE together with the session.

    /// <summary>Finds a session for an INVITE.</summary>
    internal sealed class IncomingCalls
    {
        private readonly UserAgentCore _core;
        private readonly SipReplaces _replaces;

        internal IncomingCalls(UserAgentCore core)
        {
            _core = core;
            _replaces = core.Flow.Readers.Replaces;
        }

        internal void OnInvite(SipMessage invite, long nowMs)
        {
            Session replaced = null;
            int statusCode = invite.IndexOf(SipHeader.Replaces, 0) < 0 ? 0 : FindReplaced(invite, out replaced);
            Session session = null;
            if (statusCode == 0)
            {
                session = _core.Events.OnInvite(invite, replaced, out statusCode);
                if (session != null)
                {
                    statusCode = session.Machine.TakeInvite(invite, nowMs);
                }
                else if (statusCode < 300 || statusCode > 699)
                {
                    statusCode = 486;
                }
            }

            if (statusCode != 0)
            {
                _core.Outbox.Respond(invite, statusCode, nowMs);
                return;
            }

            _core.Events.OnIncoming(session, invite, nowMs);
            if (replaced != null)
            {
                session.AnswerAutomatically(nowMs);
                if (session.State != SessionState.Idle)
                {
                    replaced.Machine.End(SessionEnd.Replaced, 0, nowMs);
                }
            }
        }

        private int FindReplaced(SipMessage invite, out Session replaced)
        {
            replaced = null;
            int offset;
            int end;
            if (invite.FindSingle(SipHeader.Replaces, out offset, out end) != SipResult.Ok
                || _replaces.Parse(invite.Buffer, offset, end) != SipResult.Ok)
            {
                return 400;
            }

            Session found = null;
            for (int i = 0; i < _core.SessionCount; i++)
            {
                if (_core.SessionAt(i).Dialog.IsMeantBy(invite.Buffer, _replaces))
                {
                    // RFC 3891 §3: more than one match counts as none.
                    if (found != null)
                    {
                        return 481;
                    }

                    found = _core.SessionAt(i);
                }
            }

            if (found == null)
            {
                return 481;
            }

            switch (found.State)
            {
                case SessionState.Ending:
                    return 603;
                case SessionState.Confirmed:
                case SessionState.Accepting:
                    if (_replaces.IsEarlyOnly)
                    {
                        return 486;
                    }

                    break;
                case SessionState.Incoming:
                    return 481;
            }

            replaced = found;
            return 0;
        }
    }
}
