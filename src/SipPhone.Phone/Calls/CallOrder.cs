using SipPhone.Core;

namespace SipPhone.Phone.Calls
{
    // What a call of ours is to do: whom to call next, and what its INVITE says beside that.
    // Invariant: no target of the hunt list is handed out twice.

    /// <summary>What a call of ours was asked for.</summary>
    public sealed class CallOrder
    {
        /// <summary>The status of a call that is answered.</summary>
        public const int Answered = 200;

        /// <summary>The first status of one that is not.</summary>
        public const int FirstFailure = 300;

        private const int NoHunt = -1;

        private int _nextTarget = NoHunt;

        /// <summary>The value for Replaces; null for none.</summary>
        public byte[] Replaces { get; set; }

        /// <summary>The value for Referred-By; null for none.</summary>
        public byte[] ReferredBy { get; set; }

        /// <summary>Starts over: one target, nothing special.</summary>
        public void Clear()
        {
            _nextTarget = NoHunt;
            Replaces = null;
            ReferredBy = null;
        }

        /// <summary>Starts the hunt list.</summary>
        public void StartHunt()
        {
            Clear();
            _nextTarget = 0;
        }

        /// <summary>Ends it: somebody answered, or the person gave up.</summary>
        public void EndHunt()
        {
            _nextTarget = NoHunt;
        }

        /// <summary>Whether the hunt list has one more target.</summary>
        /// <param name="settings">The settings that hold the list.</param>
        /// <returns>False without a hunt.</returns>
        public bool HasNextTarget(CallSettings settings)
        {
            return _nextTarget != NoHunt && _nextTarget < settings.HuntTargets.Length
                && _nextTarget < Limits.MaxHuntTargets;
        }

        /// <summary>The next target; there has to be one.</summary>
        /// <param name="settings">The settings that hold the list.</param>
        /// <returns>Its text.</returns>
        public byte[] NextTarget(CallSettings settings)
        {
            return settings.HuntTargets[_nextTarget++];
        }

        /// <summary>What to tell a peer whose REFER came to nothing (RFC 3515 §2.4.5).</summary>
        /// <param name="end">How the call ended.</param>
        /// <param name="statusCode">The status behind it; 0 for none.</param>
        /// <returns>300 to 699.</returns>
        public static int FinalStatusOf(CallEnd end, int statusCode)
        {
            if (statusCode >= FirstFailure)
            {
                return statusCode;
            }

            switch (end)
            {
                case CallEnd.HungUp: return CallStatus.Terminated;
                case CallEnd.NoAnswer: return CallStatus.Unavailable;
                default: return CallStatus.ServiceUnavailable;
            }
        }
    }
}
