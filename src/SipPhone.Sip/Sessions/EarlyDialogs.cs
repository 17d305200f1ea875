using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    // The dialogs that one INVITE of ours has made so far, RFC 3261 §12.1.2 and §13.2.2: one for each To tag, since a
    // proxy may fork it. Invariant: at most Limits.MaxForks; the first is the session's own, the others are made when
    // they are needed first. What the bound keeps out is passed over until a 2xx: it takes the place of another then.

    /// <summary>The early dialogs of an outgoing call.</summary>
    internal sealed class EarlyDialogs
    {
        private readonly Session _session;
        private readonly Dialog[] _dialogs = new Dialog[Limits.MaxForks];
        private readonly int[] _rseqNumbers = new int[Limits.MaxForks];
        private int _count;

        internal EarlyDialogs(Session session)
        {
            _session = session;
        }

        /// <summary>Forgets all of them: a new INVITE, or the end.</summary>
        internal void Clear()
        {
            for (int i = 1; i < _count; i++)
            {
                _dialogs[i].Clear();
            }

            _count = 0;
        }

        /// <summary>The dialog of a 101 to 199.</summary>
        /// <returns>Its dialog; null when it makes none (no To tag), cannot make one, or there are too many.</returns>
        internal Dialog Take(SipMessage response)
        {
            int index = Find(response);
            if (index >= 0)
            {
                return _dialogs[index].TakeResponse(response) == SipResult.Ok ? _dialogs[index] : null;
            }

            return _count < Limits.MaxForks ? Add(response) : null;
        }

        /// <summary>
        /// Takes the first 2xx: its dialog becomes the session's, the other ones end (RFC 3261 §13.2.2.4).
        /// </summary>
        /// <returns>False when it makes no dialog: then it cannot be acknowledged either.</returns>
        internal bool Confirm(SipMessage response)
        {
            int index = Find(response);
            if (index < 0 && _count == Limits.MaxForks)
            {
                _count--;
            }

            Dialog dialog = index >= 0 ? _dialogs[index] : Add(response);
            if (dialog == null || (index >= 0 && dialog.TakeResponse(response) != SipResult.Ok))
            {
                return false;
            }

            if (dialog != _session.Dialog)
            {
                // The session's own goes where the winner came from, to be used for the next fork.
                int place = IndexOf(dialog);
                _dialogs[place] = _session.Dialog;
                _session.Dialog = dialog;
            }

            Clear();
            return true;
        }

        /// <summary>Finds the early dialog that a request of the peer's is in.</summary>
        /// <returns>The dialog; null for none.</returns>
        internal Dialog FindFor(SipMessage request)
        {
            int index = Find(request);
            return index >= 0 ? _dialogs[index] : null;
        }

        /// <summary>
        /// Takes the RSeq of a reliable 1xx: they are acknowledged in order, each once (RFC 3262 §4).
        /// </summary>
        /// <returns>True when it is the next one.</returns>
        internal bool IsNextRSeq(Dialog dialog, int rseqNumber)
        {
            int last = _rseqNumbers[IndexOf(dialog)];
            return last == 0 || rseqNumber == last + 1;
        }

        /// <summary>Notes that a reliable 1xx was acknowledged.</summary>
        internal void OnAcknowledged(Dialog dialog, int rseqNumber)
        {
            _rseqNumbers[IndexOf(dialog)] = rseqNumber;
        }

        private int Find(SipMessage message)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_dialogs[i].Matches(message))
                {
                    return i;
                }
            }

            return -1;
        }

        private int IndexOf(Dialog dialog)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_dialogs[i] == dialog)
                {
                    return i;
                }
            }

            return 0;
        }

        private Dialog Add(SipMessage response)
        {
            Dialog dialog = _session.Dialog;
            if (_count > 0)
            {
                if (_dialogs[_count] == null)
                {
                    _dialogs[_count] = new Dialog(_session.Core.Headers, _session.Core.Random);
                }

                dialog = _dialogs[_count];
                dialog.StartFork(_session.Dialog);
            }

            if (dialog.TakeResponse(response) != SipResult.Ok)
            {
                return null;
            }

            _dialogs[_count] = dialog;
            _rseqNumbers[_count] = 0;
            _count++;
            return dialog;
        }
    }
}
