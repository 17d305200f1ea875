using SipPhone.Core;

namespace SipPhone.Settings
{
    // What is wrong with settings that are all well formed one by one. A rule each, in the order of the help; each says
    // what to do. Invariant: an empty set has no problem.

    /// <summary>Checks a whole set before it takes effect.</summary>
    public static class SettingsCheck
    {
        private const int AccountRules = 5;
        private const int AllRules = 10;
        private const int WifiKeyDigits = 64;

        /// <summary>Looks for the next problem; start with 0, and go on with what came back until it is -1.</summary>
        /// <param name="settings">The set.</param>
        /// <param name="from">Where to go on.</param>
        /// <param name="problem">A sentence, or two; null when there is no further problem.</param>
        /// <returns>Where to go on; -1 when there is no further problem.</returns>
        public static int Next(SettingSet settings, int from, out string problem)
        {
            problem = null;
            while (from < AllRules && problem == null)
            {
                problem = from < AccountRules ? CheckAccount(settings, from) : CheckRest(settings, from);
                from++;
            }

            return problem == null ? -1 : from;
        }

        private static string CheckAccount(SettingSet settings, int rule)
        {
            bool hasDomain = IsSet(settings, SettingId.SipDomain);
            bool hasUser = IsSet(settings, SettingId.SipUser);
            switch (rule)
            {
                case 0:
                    return hasUser && !hasDomain
                        ? "sip.user is set, and sip.domain is not. Set the domain of the account too."
                        : null;
                case 1:
                    return hasDomain && !hasUser
                        ? "sip.domain is set, and sip.user is not. Set the user of the account too."
                        : null;
                case 2:
                    return IsSet(settings, SettingId.SipPassword) && !hasUser
                        ? "sip.password is set, and sip.user is not. Set the user whose password it is."
                        : null;
                case 3:
                    return IsSet(settings, SettingId.SipAuthUser) && !IsSet(settings, SettingId.SipPassword)
                        ? "sip.auth-user is set, and sip.password is not. Set the password, or unset sip.auth-user."
                        : null;
                default:
                    return IsSet(settings, SettingId.SipOutbound) && !hasDomain
                        ? "sip.outbound is set, and sip.domain is not. Set the domain of the account too."
                        : null;
            }
        }

        private static string CheckRest(SettingSet settings, int rule)
        {
            switch (rule)
            {
                // What has no effect under the other rules must not look as if it had.
                case 5:
                    return settings.Choice(SettingId.TlsPolicy) != 0 && !settings.IsOn(SettingId.TlsFallback)
                        ? "tls.fallback is off, which tls.policy rfc5922 does not look at. Unset one of them."
                        : null;
                case 6:
                    return settings.Choice(SettingId.TlsPolicy) == 0 && settings.IsOn(SettingId.TlsAllowCn)
                        ? "tls.allow-cn is on, which tls.policy domain-certs does not look at. Unset it, or set "
                            + "tls.policy to rfc5922."
                        : null;
                case 7:
                    return IsSet(settings, SettingId.NetWifiPassword) && !IsSet(settings, SettingId.NetWifiSsid)
                        ? "net.wifi.password is set, and net.wifi.ssid is not. Set the name of the network too."
                        : null;
                case 8:
                    return IsBadWifiKey(settings)
                        ? "net.wifi.password has 64 characters, which makes it a key and no password. A key has "
                            + "hexadecimal digits only."
                        : null;
                default:
                    return HasLocalTarget(settings) && !IsSet(settings, SettingId.SipDomain)
                        ? "call.targets names somebody without a domain, and sip.domain is not set. Write the target as "
                            + "user@domain, or set sip.domain."
                        : null;
            }
        }

        private static bool IsSet(SettingSet settings, SettingId id)
        {
            return settings.Find(id, out _, out _);
        }

        // IEEE 802.11: a passphrase has at most 63 characters.
        private static bool IsBadWifiKey(SettingSet settings)
        {
            if (!settings.Find(SettingId.NetWifiPassword, out int offset, out int end) || end - offset < WifiKeyDigits)
            {
                return false;
            }

            while (offset < end && Ascii.IsHexDigit(settings.Buffer[offset]))
            {
                offset++;
            }

            return offset < end;
        }

        private static bool HasLocalTarget(SettingSet settings)
        {
            if (!settings.Find(SettingId.CallTargets, out int offset, out int end))
            {
                return false;
            }

            int count = SettingList.Count(settings.Buffer, offset, end);
            for (int i = 0; i < count; i++)
            {
                SettingList.Find(settings.Buffer, offset, end, i, out int entryOffset, out int entryEnd);
                if (Targets.IsUser(settings.Buffer, entryOffset, entryEnd))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
