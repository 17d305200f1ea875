using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    // What the owner of a session is told and asked. Each of these may come back into the session at once (hang up,
    // change, call again), so they stand last in whatever tells them, or the state is looked at again after them.
    // Invariant: nothing but the end is told of a session that is ending or idle, and that once.

    /// <summary>Tells a session's owner what happens.</summary>
    internal sealed class SessionTeller
    {
        private readonly Session _owner;
        private readonly SessionMachine _session;
        private readonly ISessionEvents _events;

        internal SessionTeller(Session owner, SessionMachine session, ISessionEvents events)
        {
            _owner = owner;
            _session = session;
            _events = events;
        }

        internal void Proceeding(int statusCode)
        {
            if (_session.State == SessionState.Calling || _session.State == SessionState.Proceeding)
            {
                _session.SetState(SessionState.Proceeding);
                _events.OnProceeding(_owner, statusCode);
            }
        }

        internal void Confirmed()
        {
            if (_session.State == SessionState.Confirmed)
            {
                _events.OnConfirmed(_owner);
            }
        }

        internal void MediaChanged(bool byPeer)
        {
            if (IsAlive)
            {
                _events.OnMediaChanged(_owner, byPeer);
            }
        }

        internal void ChangeRefused(int statusCode)
        {
            if (IsAlive)
            {
                _events.OnChangeRefused(_owner, statusCode);
            }
        }

        internal void ReferProgress(int statusCode, bool isLast)
        {
            if (IsAlive)
            {
                _events.OnReferProgress(_owner, statusCode, isLast);
            }
        }

        internal int AskReferred(SipMessage request)
        {
            return _events.OnReferred(_owner, request);
        }

        internal int AskInfo(SipMessage request)
        {
            return _events.OnInfo(_owner, request);
        }

        internal void Ended(SessionEnd reason, int statusCode)
        {
            _events.OnEnded(_owner, reason, statusCode);
        }

        private bool IsAlive
        {
            get { return _session.State != SessionState.Idle && _session.State != SessionState.Ending; }
        }
    }
}
