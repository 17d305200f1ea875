using SipPhone.Phone.Calls;
using SipPhone.SelfTest.Board;
using SipPhone.SelfTest.Harness;

namespace SipPhone.SelfTest.Measures
{
    // What a phone takes of the heap of the runtime that this runs on: registered and idle, in its first call, and that
    // neither a day nor further calls take more.

    /// <summary>Measures a phone on a simulated board.</summary>
    public static class PhoneMeasure
    {
        private const long MinuteMs = 60000;
        private const long DayMs = 24 * 60 * MinuteMs;
        private const int Calls = 10;

        /// <summary>Measures it.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="platform">Clock and heap.</param>
        public static void Run(Report report, Platform platform)
        {
            SimulatedPhone phone = new SimulatedPhone();
            int freeAtFirst = Free(platform);
            phone.Start();
            report.Check("phone", "registers", "yes", phone.Register() ? "yes" : "no");
            int freeIdle = Free(platform);
            Call call = phone.Talk();
            bool isActive = call != null && call.State == CallState.Active;
            report.Check("phone", "calls", "yes", isActive ? "yes" : "no");
            if (!isActive)
            {
                return;
            }

            int freeInCall = Free(platform);
            report.Tell("Heap of the runtime that this runs on:");
            report.Tell(Figures.Column(freeAtFirst - freeIdle) + " B   a registered, idle phone");
            report.Tell(Figures.Column(freeIdle - freeInCall) + " B   more in its first call");
            report.Check("phone", "hangs up", "yes", phone.HangUp(call) ? "yes" : "no");
            CheckCalls(report, platform, phone);
            CheckDay(report, platform, phone);
        }

        // What a phone remembers of transactions is made one by one, and used again when it has forgotten them.
        private static void CheckCalls(Report report, Platform platform, SimulatedPhone phone)
        {
            CallOften(phone);
            int freeBefore = Free(platform);
            CallOften(phone);
            int freeAfter = Free(platform);
            report.Check("heap", Calls.ToString() + " calls, difference", "0", (freeBefore - freeAfter).ToString());
        }

        // Twice, as HotPathMeasure says.
        private static int Free(Platform platform)
        {
            platform.CollectFreeBytes();
            return platform.CollectFreeBytes();
        }

        private static void CallOften(SimulatedPhone phone)
        {
            for (int i = 0; i < Calls; i++)
            {
                Call call = phone.Talk();
                if (call != null)
                {
                    phone.HangUp(call);
                }

                phone.Idle(MinuteMs);
            }
        }

        private static void CheckDay(Report report, Platform platform, SimulatedPhone phone)
        {
            phone.Idle(DayMs / 24);
            int registrations = phone.Server.RegisterCount;
            int freeBefore = Free(platform);
            phone.Idle(DayMs);
            int freeAfter = Free(platform);
            bool isRefreshed = phone.Server.RegisterCount > registrations && phone.IsRegistered;
            report.Check("phone", "registered after a day", "yes", isRefreshed ? "yes" : "no");
            report.Check("heap", "a day without a call, difference", "0", (freeBefore - freeAfter).ToString());
        }
    }
}
