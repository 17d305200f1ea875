using System;
using SipPhone.Settings;
using SipPhone.Settings.Access;

namespace SipPhone.Shell.Application
{
    /// <summary>
    /// The device's application without the board: settings, anchors, phone and console put together. A machine; what
    /// the firmware and <c>sipphone run</c> both drive.
    /// </summary>
    public sealed class PhoneApplication
    {
        /// <summary>Starts: reads the store, tells what it found, makes the phone when it is configured.</summary>
        /// <param name="board">What it runs on.</param>
        public PhoneApplication(ApplicationBoard board)
        {
            throw new NotSupportedException();
        }

        /// <summary>What it runs on.</summary>
        public ApplicationBoard Board { get; private set; }

        /// <summary>The phone; null while <c>sip.domain</c> or <c>sip.user</c> is not set.</summary>
        public SipPhone.Phone.Phone Phone { get; private set; }

        /// <summary>The settings that hold.</summary>
        public SettingSet Settings { get; private set; }

        /// <summary>The settings as the next <c>apply</c> makes them; null while nothing is staged.</summary>
        public SettingSet Staged { get; private set; }

        /// <summary>Who may use the console.</summary>
        public ConsoleAccess Access { get; private set; }

        /// <summary>The log.</summary>
        public ILog Log { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get { throw new NotSupportedException(); }
        }

        /// <summary>Takes every step that is possible now: console and phone.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            throw new NotSupportedException();
        }

        /// <summary>Unregisters and closes, then asks the device for a restart.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Restart(long nowMs)
        {
            throw new NotSupportedException();
        }
    }
}
