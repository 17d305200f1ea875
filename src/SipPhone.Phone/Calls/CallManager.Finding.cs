namespace SipPhone.Phone.Calls
{
    // Looking at the calls that run. Invariant: an idle call is none.

    /// <content>Finding one of the calls.</content>
    public sealed partial class CallManager
    {
        /// <summary>Looks at one call.</summary>
        /// <param name="index">0 to <c>Limits.MaxSessions</c> - 1.</param>
        /// <returns>The call; null for none.</returns>
        public Call Get(int index)
        {
            Call call = _calls[index];
            return call == null || call.State == CallState.Idle ? null : call;
        }

        /// <summary>Finds the first call in a state.</summary>
        /// <param name="state">The state; not Idle.</param>
        /// <returns>The call; null for none.</returns>
        public Call Find(CallState state)
        {
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] != null && _calls[i].State == state)
                {
                    return _calls[i];
                }
            }

            return null;
        }

        /// <summary>Finds the call that a person means who hangs up, whichever that is.</summary>
        /// <returns>
        /// The one that is spoken on, being answered, ours on its way, ringing here, or held, in this order; null for
        /// none.
        /// </returns>
        public Call FindToHangUp()
        {
            return Find(CallState.Active) ?? Find(CallState.Accepting) ?? Find(CallState.Alerting)
                ?? Find(CallState.Calling) ?? Find(CallState.Ringing) ?? Find(CallState.Held);
        }
    }
}
