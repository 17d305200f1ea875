using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Shell;
using SipPhone.Shell.Application;
using SipPhone.Sip.Messages;

namespace SipPhone.Appliance.Panel
{
    // What a press of the one button means: the first of these that holds.
    //
    //   it is restarting                  | nothing
    //   the safe mode, or no account      | refused
    //   a call rings here                 | answer it; a call that is spoken on is put on hold
    //   any other call that is not ending | end it, as the command hangup does
    //   there is no connection            | refused
    //   call.targets has somebody         | ring them one after another
    //   it is empty                       | refused
    //
    // Invariant: what is refused is told in one sentence, with what to do.

    /// <summary>Does what a press of the call button means.</summary>
    internal static class CallButton
    {
        /// <summary>Does it.</summary>
        /// <param name="application">The phone, and the log.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>False when it came to nothing.</returns>
        internal static bool Press(PhoneApplication application, long nowMs)
        {
            if (application.IsRestarting)
            {
                return true;
            }

            SipPhone.Phone.Phone phone = application.Phone;
            if (phone == null)
            {
                return Refuse(
                    application,
                    application.Mode == StartMode.SafeMode
                        ? "The button was pressed in safe mode, where there is no phone. See: faults"
                        : "The button was pressed without an account. Set sip.domain and sip.user, then: apply");
            }

            Call ringing = phone.Calls.RingingCall;
            if (ringing != null)
            {
                return ringing.Answer(nowMs) == SipResult.Ok || RefuseUnconnected(application);
            }

            Call call = phone.Calls.FindToHangUp();
            if (call != null)
            {
                call.HangUp(nowMs);
                return true;
            }

            bool isConnected = phone.State == PhoneState.Registering || phone.State == PhoneState.Registered;
            return isConnected ? Ring(application, phone, nowMs) : RefuseUnconnected(application);
        }

        private static bool Ring(PhoneApplication application, SipPhone.Phone.Phone phone, long nowMs)
        {
            switch (phone.Calls.Hunt(nowMs, out _))
            {
                case SipResult.Ok:
                    return true;
                case SipResult.Absent:
                    return Refuse(
                        application,
                        "The button was pressed, and there is nobody to ring. Set call.targets, then: apply");
                default:
                    return Refuse(application, "The button was pressed while calls are being ended. Press it again.");
            }
        }

        private static bool RefuseUnconnected(PhoneApplication application)
        {
            return Refuse(application, "The button was pressed without a connection to the server. See: status");
        }

        private static bool Refuse(PhoneApplication application, string text)
        {
            Words.Tell(application.Log, LogLevel.Warning, text);
            return false;
        }
    }
}
