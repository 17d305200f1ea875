using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;

namespace SipPhone.Shell.Application
{
    // What a factory reset takes away, and what it leaves.
    //
    //   erased                                        | kept
    //   settings, but for the sealed ones when sealed | the seal, the trust anchors
    //   the device's certificate and key              | sealed settings while the device is sealed
    //   the console's password and its failures       |
    //   the instance, so that nothing tells the next  |
    //     owner's registrations from a stranger's     |
    //
    // Invariant: each piece is tried, whatever became of the others, and the worst result is told.

    /// <summary>Erases what an owner put into the device.</summary>
    internal static class FactoryReset
    {
        /// <summary>Erases; the device has to start anew afterwards, since what is in memory is not changed.</summary>
        /// <param name="board">The store, the seal and the identity.</param>
        /// <returns>0; or a <see cref="HalResult"/> when something could not be erased.</returns>
        internal static int Run(ApplicationBoard board)
        {
            int result = EraseSettings(board);
            if (board.Identity.Clear() != IdentityResult.Ok)
            {
                result = HalResult.Failed;
            }

            result = Worse(result, board.Store.Delete(BlobNames.Access));
            return Worse(result, board.Store.Delete(BlobNames.Instance));
        }

        private static int EraseSettings(ApplicationBoard board)
        {
            if (!board.Seal.IsSealed)
            {
                return Worse(0, board.Store.Delete(BlobNames.Settings));
            }

            SettingSet settings = new SettingSet();
            SettingsStore store = new SettingsStore(board.Store);
            store.Load(settings);
            Setting setting = new Setting();
            for (int i = 0; i < SettingTable.Count; i++)
            {
                SettingTable.Describe((SettingId)i, setting);
                if (!setting.IsSealed)
                {
                    settings.Unset((SettingId)i);
                }
            }

            // Deleted first: the other slot would keep the old secrets.
            int result = Worse(0, board.Store.Delete(BlobNames.Settings));
            return Worse(result, store.Save(settings));
        }

        private static int Worse(int result, int next)
        {
            return next < 0 && next != HalResult.NotFound ? next : result;
        }
    }
}
