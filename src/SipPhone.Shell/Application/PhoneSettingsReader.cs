using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Settings;

namespace SipPhone.Shell.Application
{
    // From the settings of the table to those of the phone. Invariant: what the table and the check of the whole have
    // passed can be written into a request.
    //
    //   sip.outbound  | located     | whom the server must be
    //   not set       | sip.domain  | sip.domain
    //   set           | that domain | that domain (RFC 5922 §7.3)

    /// <summary>Makes the phone's settings.</summary>
    internal static class PhoneSettingsReader
    {
        private const int MsPerSecond = 1000;

        /// <summary>Tells whether there is enough for a phone.</summary>
        /// <param name="settings">The settings.</param>
        /// <returns>True when domain and user are set.</returns>
        internal static bool IsConfigured(SettingSet settings)
        {
            return settings.Find(SettingId.SipDomain, out _, out _) && settings.Find(SettingId.SipUser, out _, out _);
        }

        /// <summary>Makes the settings of a phone.</summary>
        /// <param name="settings">The settings, with domain and user.</param>
        /// <param name="instanceId">The device, as a URN.</param>
        /// <returns>New settings, which share no array with the old.</returns>
        internal static PhoneSettings Read(SettingSet settings, byte[] instanceId)
        {
            PhoneSettings phone = new PhoneSettings();
            phone.Domain = settings.Copy(SettingId.SipDomain);
            phone.User = settings.Copy(SettingId.SipUser);
            phone.Password = settings.Copy(SettingId.SipPassword);
            phone.AuthenticationUser = settings.Copy(SettingId.SipAuthUser);
            phone.ExpiresSeconds = settings.Number(SettingId.SipExpires);
            phone.FollowsMailbox = settings.IsOn(SettingId.SipMailbox);
            phone.InstanceId = instanceId;
            ReadOutbound(settings.Copy(SettingId.SipOutbound), phone);
            ReadPolicy(settings, phone.IdentityPolicy);
            ReadCalls(settings, phone.Calls);
            return phone;
        }

        /// <summary>Reads how calls are treated, also while the phone runs.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="calls">Takes it.</param>
        internal static void ReadCalls(SettingSet settings, CallSettings calls)
        {
            calls.IsDoNotDisturb = settings.IsOn(SettingId.CallDoNotDisturb);
            calls.RingTimeoutMs = settings.Number(SettingId.CallRingTimeout) * MsPerSecond;
            calls.DialTimeoutMs = settings.Number(SettingId.CallDialTimeout) * MsPerSecond;
            calls.HuntTimeoutMs = settings.Number(SettingId.CallHuntTimeout) * MsPerSecond;
            calls.HuntTargets = ReadList(settings.Copy(SettingId.CallTargets));
            calls.AutoAnswerCallers = ReadList(settings.Copy(SettingId.IntercomAutoAnswer));
        }

        private static void ReadPolicy(SettingSet settings, IdentityPolicy policy)
        {
            // The words of the choices stand in the order of the enums.
            policy.Rules = (IdentityRules)settings.Choice(SettingId.TlsPolicy);
            policy.ExtendedKeyUsage = (ExtendedKeyUsageRule)settings.Choice(SettingId.TlsEku);
            policy.IsFallbackOff = !settings.IsOn(SettingId.TlsFallback);
            policy.AllowCommonName = settings.IsOn(SettingId.TlsAllowCn);
            policy.IsClockOptional = settings.Choice(SettingId.TlsClock) != 0;
        }

        private static void ReadOutbound(byte[] server, PhoneSettings phone)
        {
            if (server != null)
            {
                HostPort.Split(server, 0, server.Length, out int offset, out int end, out int port);
                phone.ServerHost = CertificateNames.Copy(server, offset, end);
                phone.ServerPort = port;
                phone.ReferenceDomain = phone.ServerHost;
            }
        }

        private static byte[][] ReadList(byte[] list)
        {
            byte[][] entries = new byte[list == null ? 0 : SettingList.Count(list, 0, list.Length)][];
            for (int i = 0; i < entries.Length; i++)
            {
                SettingList.Find(list, 0, list.Length, i, out int offset, out int end);
                entries[i] = CertificateNames.Copy(list, offset, end);
            }

            return entries;
        }
    }
}
