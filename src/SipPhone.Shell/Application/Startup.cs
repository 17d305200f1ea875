using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Settings.Storage;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Shell.Application
{
    // What is said at the start, and what is made once in a device's life. Invariant: whatever the store gives, the
    // phone comes up, and what is not as it should be is a line of the log that says what to do.

    /// <summary>The start of the application.</summary>
    internal sealed class Startup
    {
        private readonly ApplicationBoard _board;
        private readonly ILog _log;

        /// <summary>Makes one.</summary>
        /// <param name="board">What the application runs on.</param>
        /// <param name="log">Where it tells.</param>
        internal Startup(ApplicationBoard board, ILog log)
        {
            _board = board;
            _log = log;
        }

        /// <summary>Says that the device starts, and whether the button for a reset was held.</summary>
        /// <param name="isReset">Whether it was.</param>
        /// <param name="result">What the reset came to.</param>
        internal void TellReset(bool isReset, int result)
        {
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, "nf-sipphone " + ProductVersion.Text + " starts (");
                Words.Write(line, _board.Device.ResetReason, 0, _board.Device.ResetReason.Length);
                Words.Write(line, ").");
                _log.End();
            }

            if (isReset)
            {
                Words.Tell(
                    _log,
                    result < 0 ? LogLevel.Error : LogLevel.Warning,
                    result < 0 ? "The reset button was held, but not everything could be erased. Try again."
                        : "The reset button was held: credentials and settings are erased.");
            }
        }

        /// <summary>Says how the settings were found, where that matters.</summary>
        /// <param name="condition">How.</param>
        /// <param name="droppedCount">How many of them this version does not take.</param>
        internal void TellSettings(SettingsCondition condition, int droppedCount)
        {
            ByteWriter line = droppedCount == 0 ? null : _log.Begin(LogLevel.Error);
            if (line != null)
            {
                line.WriteDecimal(droppedCount);
                Words.Write(line, " STORED SETTINGS ARE NOT KNOWN to this version and are left out. Compare: show");
                _log.End();
            }

            switch (condition)
            {
                case SettingsCondition.Empty:
                    Tell(LogLevel.Info, "No settings are stored yet.");
                    break;
                case SettingsCondition.Recovered:
                    Tell(LogLevel.Error, "THE LAST CHANGE OF SETTINGS IS DAMAGED; those before it hold. Compare: show");
                    break;
                case SettingsCondition.Damaged:
                    Tell(LogLevel.Error, "THE SETTINGS ARE DAMAGED; the defaults hold. Set them anew, then: apply");
                    break;
                case SettingsCondition.Migrated:
                    Tell(LogLevel.Info, "An older version's settings were read.");
                    break;
                case SettingsCondition.Newer:
                    Tell(LogLevel.Error, "A NEWER VERSION WROTE THE SETTINGS; defaults hold, none are saved. Update.");
                    break;
                case SettingsCondition.Failed:
                    Tell(LogLevel.Error, "THE SETTINGS CANNOT BE READ from the store; the defaults hold.");
                    break;
            }
        }

        /// <summary>Says when anchors or the device's certificate are not whole.</summary>
        internal void TellTrust()
        {
            if (_board.Anchors.Condition != SlotCondition.Good)
            {
                Tell(LogLevel.Error, "THE TRUST ANCHORS CANNOT BE READ: no server is trusted. See: anchor list");
            }

            if (_board.Identity.Condition != SlotCondition.Good)
            {
                Tell(LogLevel.Error, "THE DEVICE'S CERTIFICATE CANNOT BE READ. Set it anew with: identity set");
            }
        }

        /// <summary>Reads the name of the device's instance, or makes it.</summary>
        /// <returns><c>urn:uuid:</c> and a UUID.</returns>
        internal byte[] ReadInstance()
        {
            byte[] made = InstanceIds.New(_board.Phone.Random);
            byte[] stored = new byte[made.Length];
            int length = _board.Store.Read(BlobNames.Instance, stored, 0, stored.Length);
            if (length == made.Length && IsInstance(stored))
            {
                return stored;
            }

            if (length != HalResult.NotFound)
            {
                Tell(LogLevel.Warning, "The device's instance was damaged and is made anew; old registrations expire.");
            }

            if (_board.Store.Write(BlobNames.Instance, made, 0, made.Length) < 0)
            {
                Tell(LogLevel.Error, "The device's instance cannot be stored: each start registers as another device.");
            }

            return made;
        }

        private static bool IsInstance(byte[] text)
        {
            byte[] start = Ascii.ToBytes("urn:uuid:");
            bool isInstance = Ascii.EqualsExactly(text, 0, start.Length, start, 0, start.Length);
            for (int i = start.Length; i < text.Length; i++)
            {
                bool isHex = Ascii.IsDigit(text[i]) || (text[i] >= 'a' && text[i] <= 'f');
                isInstance = isInstance && (isHex || text[i] == '-');
            }

            return isInstance;
        }

        private void Tell(LogLevel level, string text)
        {
            Words.Tell(_log, level, text);
        }
    }
}
