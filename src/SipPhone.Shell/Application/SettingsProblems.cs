using SipPhone.Settings;

namespace SipPhone.Shell.Application
{
    // All that keeps the staged settings from being applied. Invariant: nothing changes by asking.

    /// <summary>Finds what is wrong with the staged settings as a whole, one problem after another.</summary>
    public sealed class SettingsProblems
    {
        private readonly PhoneApplication _application;
        private int _sealedNext;
        private int _checkNext;

        /// <summary>Makes one that starts with the first problem.</summary>
        /// <param name="application">Whose staged settings.</param>
        public SettingsProblems(PhoneApplication application)
        {
            _application = application;
            _sealedNext = application.IsSealed ? 0 : SettingTable.Count;
        }

        /// <summary>Finds the next problem.</summary>
        /// <returns>What is wrong and what to do, as a sentence; null when there is nothing more.</returns>
        public string Next()
        {
            Setting setting = new Setting();
            while (_sealedNext < SettingTable.Count)
            {
                SettingId id = (SettingId)_sealedNext++;
                SettingTable.Describe(id, setting);
                if (setting.IsSealed && _application.IsStaged(id))
                {
                    return setting.Name + " is sealed and cannot be changed any more. Discard the change.";
                }
            }

            if (_checkNext < 0)
            {
                return null;
            }

            _checkNext = SettingsCheck.Next(_application.Staged, _checkNext, out string problem);
            return problem;
        }
    }
}
