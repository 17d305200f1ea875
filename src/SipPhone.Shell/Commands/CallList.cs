using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The calls that there are, for the status and for commands that act on one. Invariant: Idle is no call.

    /// <summary>Writes calls.</summary>
    internal static class CallList
    {
        /// <summary>Writes all calls of a phone.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="phone">The phone; null for none.</param>
        internal static void Write(Reply reply, SipPhone.Phone.Phone phone)
        {
            int count = phone == null ? 0 : phone.Calls.Count;
            if (count == 0 && !reply.IsMachine)
            {
                reply.Field("calls", "none");
                return;
            }

            reply.BeginList("calls");
            for (int i = 0; count > 0 && i < Limits.MaxSessions; i++)
            {
                Call call = phone.Calls.Get(i);
                if (call != null)
                {
                    reply.BeginItem(true);
                    WriteFields(reply, call);
                    reply.EndItem();
                }
            }

            reply.EndList();
        }

        /// <summary>Writes which call a command acted on.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="call">The call.</param>
        internal static void WriteFields(Reply reply, Call call)
        {
            ByteWriter peer = reply.BeginText("peer");
            PeerText.Write(peer, call);
            reply.EndText();
            reply.Field("state", NameOf(call.State));
            reply.Field("direction", call.IsIncoming ? "in" : "out");
        }

        private static string NameOf(CallState state)
        {
            switch (state)
            {
                case CallState.Calling: return "calling";
                case CallState.Alerting: return "alerting";
                case CallState.Ringing: return "ringing";
                case CallState.Accepting: return "accepting";
                case CallState.Active: return "active";
                case CallState.Held: return "held";
                case CallState.Ending: return "ending";
                default: return "idle";
            }
        }
    }
}
