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
    //   the instance, so that nothing tells the next  | the faults, which tell of the device
    //     owner's registrations from a stranger's     |
    //   damaged copies kept for inspection            |
    //   the console's password and its failures       |
    //
    // In this order: a reset that is cut short leaves what is not erased yet behind the password. Invariant: each piece
    // is tried, whatever became of the others, and the worst result is told; what is kept is whole at every moment.

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

            result = Worse(result, board.Store.Delete(BlobNames.Instance));
            result = Worse(result, board.Store.DeleteDamaged(BlobNames.Anchors));
            result = Worse(result, board.Store.DeleteDamaged(BlobNames.Seal));
            return Worse(result, board.Store.Delete(BlobNames.Access));
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

            // Twice, since the other slot keeps the old secrets; the second one may be a damaged slot, which is copied.
            int result = Worse(0, store.Save(settings));
            result = Worse(result, store.Save(settings));
            return Worse(result, board.Store.DeleteDamaged(BlobNames.Settings));
        }

        private static int Worse(int result, int next)
        {
            return next < 0 && next != HalResult.NotFound ? next : result;
        }
    }
}
