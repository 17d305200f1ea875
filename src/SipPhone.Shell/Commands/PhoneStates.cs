using SipPhone.Core;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The phone in a word, and in a sentence what to do about it. Invariant: where the phone is neither registered nor
    // on its way to it, there is a sentence.

    /// <summary>Words and advice for what the phone is doing.</summary>
    internal static class PhoneStates
    {
        /// <summary>Names what the phone is doing.</summary>
        /// <param name="application">Whose phone.</param>
        /// <returns>A word in lower case with hyphens.</returns>
        internal static string Name(PhoneApplication application)
        {
            if (application.Phone == null)
            {
                return application.Mode == StartMode.SafeMode ? "safe-mode" : "not-configured";
            }

            switch (application.Phone.State)
            {
                case PhoneState.Stopped: return NameStopped(application);
                case PhoneState.Connecting: return "connecting";
                case PhoneState.Registering: return "registering";
                case PhoneState.Registered: return "registered";
                case PhoneState.Waiting: return "waiting";
                case PhoneState.Blocked: return "blocked";
                default: return "stopping";
            }
        }

        private static string NameStopped(PhoneApplication application)
        {
            if (application.Board.Anchors.Count == 0)
            {
                return "no-anchors";
            }

            return application.Mode != StartMode.Held ? "stopped"
                : application.Link.IsUp ? "waiting-for-clock"
                : "waiting-for-network";
        }

        /// <summary>Says what to do for the phone to register; nothing when there is nothing to do.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="application">Whose phone.</param>
        internal static void WriteAdvice(ByteWriter writer, PhoneApplication application)
        {
            if (application.Mode == StartMode.SafeMode)
            {
                Words.Write(writer, "There is no phone in safe mode. See: faults, then: reboot");
            }
            else if (application.Phone == null)
            {
                Words.Write(writer, Missing(application.Settings));
            }
            else if (application.Phone.State != PhoneState.Registered)
            {
                WriteProblem(writer, application);
            }
        }

        private static string Missing(SettingSet settings)
        {
            bool hasDomain = settings.Find(SettingId.SipDomain, out _, out _);
            bool hasUser = settings.Find(SettingId.SipUser, out _, out _);
            if (hasDomain != hasUser)
            {
                return hasDomain ? "Set sip.user, then: apply" : "Set sip.domain, then: apply";
            }

            return "Set sip.domain and sip.user, then: apply";
        }

        private static void WriteProblem(ByteWriter writer, PhoneApplication application)
        {
            if (application.Board.Anchors.Count == 0)
            {
                Words.Write(writer, application.IsSealed
                    ? "There are no trust anchors, and the device is sealed. Only its manufacturer can help."
                    : "There are no trust anchors, so no server can be trusted. Add one with: anchor add");
            }
            else if (application.Phone.State == PhoneState.Stopped)
            {
                Words.Write(
                    writer,
                    application.Mode != StartMode.Held ? "The phone is stopped. Start it with: register"
                        : application.Link.IsUp ? "The clock is not set. Check time.server, or use: time set"
                        : "The network is not there yet. Check net.wifi.ssid and net.wifi.password, or the cable.");
            }
            else
            {
                FailureTexts.WriteProblem(writer, application.Notes);
            }
        }
    }
}
