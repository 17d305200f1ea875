using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Shell.Application;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Appliance.Panel
{
    // Which of all that is going on the lamp shows: the first of these that holds.
    //
    //   it is in the safe mode                                   | SafeMode
    //   it is restarting                                         | Off
    //   a call rings here                                        | Ringing
    //   a call of ours is on its way                             | Calling
    //   a call stands, or was answered                           | Talking
    //   there is no account, or no anchor                        | NotConfigured
    //   the network is not up, and joining is under way          | Joining
    //   the network is not up                                    | NoNetwork
    //   registered                                               | Registered
    //   the phone is held back until the clock is set            | NoClock
    //   stopped by hand                                          | Off
    //   the server failed for want of a clock                    | NoClock
    //   it was refused, or refuses                               | Refused
    //   it failed otherwise, and is tried again                  | NoServer
    //   anything else                                            | Registering
    //
    // Calls come first: they outlive a short loss of the network. Invariant: a failure is shown until the phone is
    // registered, also while the next attempt is under way.

    /// <summary>Chooses the sign for what the phone does.</summary>
    internal static class LampSigns
    {
        /// <summary>Chooses.</summary>
        /// <param name="application">Phone, notes and network.</param>
        /// <param name="network">How joining goes; null for a board that is on its network by itself.</param>
        /// <returns>The sign.</returns>
        internal static LampSign Of(PhoneApplication application, INetworkSetup network)
        {
            if (application.Mode == StartMode.SafeMode)
            {
                return LampSign.SafeMode;
            }

            if (application.IsRestarting)
            {
                return LampSign.Off;
            }

            SipPhone.Phone.Phone phone = application.Phone;
            if (phone == null)
            {
                return LampSign.NotConfigured;
            }

            LampSign sign = OfCalls(phone.Calls);
            if (sign != LampSign.Off)
            {
                return sign;
            }

            if (application.Board.Anchors.Count == 0)
            {
                return LampSign.NotConfigured;
            }

            return application.Link.IsUp ? OfServer(application, phone.State) : OfNetwork(network);
        }

        // Off for none.
        private static LampSign OfCalls(CallManager calls)
        {
            if (calls.Count == 0)
            {
                return LampSign.Off;
            }

            if (calls.Find(CallState.Ringing) != null)
            {
                return LampSign.Ringing;
            }

            if (calls.Find(CallState.Calling) != null || calls.Find(CallState.Alerting) != null)
            {
                return LampSign.Calling;
            }

            bool isTalking = calls.Find(CallState.Active) != null || calls.Find(CallState.Held) != null
                || calls.Find(CallState.Accepting) != null;
            return isTalking ? LampSign.Talking : LampSign.Off;
        }

        private static LampSign OfNetwork(INetworkSetup network)
        {
            // Joined without an address yet is under way too.
            bool isJoining = network != null
                && (network.State == NetworkJoinState.Joining || network.State == NetworkJoinState.Joined);
            return isJoining ? LampSign.Joining : LampSign.NoNetwork;
        }

        private static LampSign OfServer(PhoneApplication application, PhoneState state)
        {
            bool isClockSet = application.Board.Phone.Clock.IsWallTimeSet;
            PhoneNotes notes = application.Notes;
            switch (state)
            {
                case PhoneState.Registered:
                    return LampSign.Registered;
                case PhoneState.Stopped:
                    return application.Mode == StartMode.Held && !isClockSet ? LampSign.NoClock : LampSign.Off;
                case PhoneState.Stopping:
                    return LampSign.Off;
                case PhoneState.Blocked:
                    return LampSign.Refused;
            }

            if (notes.Failure == ConnectionFailure.None)
            {
                return notes.RegistrationFailure == RegistrationFailure.None ? LampSign.Registering : LampSign.NoServer;
            }

            // Without a clock a platform may find every certificate expired before we judge it.
            bool wantsClock = notes.Failure == ConnectionFailure.Expired
                || (notes.Failure == ConnectionFailure.Identity && notes.Verdict == IdentityReason.ClockNotSet);
            if (!isClockSet && wantsClock)
            {
                return LampSign.NoClock;
            }

            return notes.Failure >= ConnectionFailure.UntrustedChain ? LampSign.Refused : LampSign.NoServer;
        }
    }
}
