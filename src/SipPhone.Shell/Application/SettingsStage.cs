using System;
using SipPhone.Settings;
using SipPhone.Settings.Access;

namespace SipPhone.Shell.Application
{
    // Changes that wait for apply. The console's password is in no set that is stored: there is only its hash, so a new
    // one is staged in the set, and its removal beside it. Invariant: Staged is null, or something differs from Live;
    // what is let go of is wiped.

    /// <summary>The settings that hold, and those that the next apply makes.</summary>
    internal sealed class SettingsStage
    {
        /// <summary>Makes one in which nothing is set or staged.</summary>
        internal SettingsStage()
        {
            Live = new SettingSet();
        }

        /// <summary>The settings that hold, without the console's password.</summary>
        internal SettingSet Live { get; private set; }

        /// <summary>The settings as apply makes them; null while nothing is staged.</summary>
        internal SettingSet Staged { get; private set; }

        /// <summary>Whether apply takes the console's password away.</summary>
        internal bool IsPasswordRemoved { get; private set; }

        /// <summary>Stages a value.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>As <see cref="SettingSet.Set"/>; nothing changed unless it is Ok.</returns>
        internal SettingResult Set(SettingId id, byte[] buffer, int offset, int end)
        {
            Open();
            SettingResult result = Staged.Set(id, buffer, offset, end);
            if (result == SettingResult.Ok && id == SettingId.ConsolePassword)
            {
                IsPasswordRemoved = false;
            }

            CloseIfEqual();
            return result;
        }

        /// <summary>Stages that a value is taken away.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="access">Whether there is a password to take away.</param>
        internal void Unset(SettingId id, ConsoleAccess access)
        {
            Open();
            Staged.Unset(id);
            if (id == SettingId.ConsolePassword)
            {
                IsPasswordRemoved = access.IsProtected;
            }

            CloseIfEqual();
        }

        /// <summary>Tells whether apply changes a setting.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True when it does.</returns>
        internal bool IsStaged(SettingId id)
        {
            return Staged != null
                && (!Staged.IsEqual(id, Live) || (id == SettingId.ConsolePassword && IsPasswordRemoved));
        }

        /// <summary>Tells whether the phone has to be made anew for what is staged.</summary>
        /// <returns>True when account, trust or DNS change.</returns>
        internal bool ChangesPhone()
        {
            bool changes = false;
            for (int i = 0; i <= (int)SettingId.DnsServers; i++)
            {
                changes = changes || IsStaged((SettingId)i);
            }

            return changes;
        }

        /// <summary>Tells which of the staged changes take effect with the next start only.</summary>
        /// <param name="changesMore">Whether there are others.</param>
        /// <returns>A bit for each setting.</returns>
        internal long ChangesForRestart(out bool changesMore)
        {
            Setting setting = new Setting();
            long changes = 0;
            changesMore = false;
            for (int i = 0; i < SettingTable.Count; i++)
            {
                SettingTable.Describe((SettingId)i, setting);
                bool isStaged = IsStaged(setting.Id);
                changes |= isStaged && setting.NeedsRestart ? 1L << i : 0;
                changesMore = changesMore || (isStaged && !setting.NeedsRestart);
            }

            return changes;
        }

        /// <summary>Forgets all changes.</summary>
        internal void Discard()
        {
            if (Staged != null)
            {
                Staged.Clear();
            }

            Staged = null;
            IsPasswordRemoved = false;
        }

        /// <summary>Takes the console's password out of the staged settings.</summary>
        /// <returns>A new one, to be wiped; null for none.</returns>
        internal byte[] TakePassword()
        {
            byte[] password = Staged.Copy(SettingId.ConsolePassword);
            Staged.Unset(SettingId.ConsolePassword);
            return password;
        }

        /// <summary>Puts it back.</summary>
        /// <param name="password">What was taken; null for none.</param>
        internal void ReturnPassword(byte[] password)
        {
            if (password != null)
            {
                Staged.Set(SettingId.ConsolePassword, password, 0, password.Length);
                Array.Clear(password, 0, password.Length);
            }
        }

        /// <summary>The staged settings hold from now on.</summary>
        internal void Commit()
        {
            Live.CopyFrom(Staged);
            Discard();
        }

        private void Open()
        {
            if (Staged == null)
            {
                Staged = new SettingSet();
                Staged.CopyFrom(Live);
            }
        }

        private void CloseIfEqual()
        {
            bool differs = false;
            for (int i = 0; i < SettingTable.Count && !differs; i++)
            {
                differs = IsStaged((SettingId)i);
            }

            if (!differs)
            {
                Discard();
            }
        }
    }
}
