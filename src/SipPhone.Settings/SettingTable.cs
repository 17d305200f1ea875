using SipPhone.Core;

namespace SipPhone.Settings
{
    // All settings, a row each: what the console's help, the README's table, and every check are made from.
    // Invariant: names are lower-case and unique; each default passes the row's own check; nothing is kept between
    // calls, for literals cost the device no heap until they are asked for.

    /// <summary>The one table of all settings: what the console's help and the README's table are made from.</summary>
    public static class SettingTable
    {
        /// <summary>How many settings there are.</summary>
        public const int Count = (int)SettingId.FactoryKey + 1;

        // IEEE 802.11: an SSID has up to 32 octets; a WPA passphrase 8 to 63 characters, a key 64 hexadecimal digits.
        private const int MaxSsidBytes = 32;
        private const int MinWifiPasswordBytes = 8;
        private const int MaxWifiPasswordBytes = 64;

        private const int MinPasswordBytes = 8;
        private const int MaxPasswordBytes = 64;
        private const int MaxSecretBytes = 128;
        private const int MaxSerialBytes = 32;
        private const int MaxPortBytes = 6;
        private const int MaxTimeoutSeconds = 3600;
        private const int MaxDoorSeconds = 60;
        private const int MinExpiresSeconds = 60;
        private const int MaxExpiresSeconds = 24 * 3600;

        /// <summary>Fills in a row.</summary>
        /// <param name="id">Which.</param>
        /// <param name="setting">Takes it.</param>
        public static void Describe(SettingId id, Setting setting)
        {
            setting.Id = id;
            setting.Choices = null;
            setting.IsSecret = false;
            setting.IsSealed = false;
            setting.NeedsRestart = false;
            if (id <= SettingId.SipMailbox)
            {
                DescribeAccount(id, setting);
            }
            else if (id <= SettingId.TlsClock)
            {
                DescribeTrust(id, setting);
            }
            else if (id <= SettingId.TimeServer)
            {
                DescribeNetwork(id, setting);
            }
            else if (id <= SettingId.DoorSeconds)
            {
                DescribeCalls(id, setting);
            }
            else
            {
                DescribeDevice(id, setting);
            }
        }

        /// <summary>Finds a setting by its whole name, letters folded.</summary>
        /// <param name="name">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>Its <see cref="SettingId"/> as a number; -1 when there is none.</returns>
        public static int Find(byte[] name, int offset, int end)
        {
            Setting row = new Setting();
            for (int id = 0; id < Count; id++)
            {
                Describe((SettingId)id, row);
                if (Ascii.EqualsIgnoreCase(name, offset, end, Ascii.ToBytes(row.Name)))
                {
                    return id;
                }
            }

            return -1;
        }

        private static void DescribeAccount(SettingId id, Setting row)
        {
            switch (id)
            {
                case SettingId.SipDomain:
                    Fill(row, "sip.domain", SettingKind.Domain, 1, Limits.MaxDomainNameBytes, null,
                        "SIP domain of the account; its server must prove to be this domain's");
                    break;
                case SettingId.SipUser:
                    Fill(row, "sip.user", SettingKind.User, 1, Limits.MaxUserBytes, null,
                        "user part of the account's address, as in a SIP URI");
                    break;
                case SettingId.SipPassword:
                    Fill(row, "sip.password", SettingKind.Text, 1, MaxSecretBytes, null, "password of the account");
                    row.IsSecret = true;
                    break;
                case SettingId.SipAuthUser:
                    Fill(row, "sip.auth-user", SettingKind.Text, 1, Limits.MaxUserBytes, null,
                        "user name for authentication, when it is not sip.user");
                    break;
                case SettingId.SipOutbound:
                    Fill(row, "sip.outbound", SettingKind.Server, 1, Limits.MaxDomainNameBytes + MaxPortBytes, null,
                        "domain of the outbound proxy; the proxy must prove to be this domain's");
                    break;
                case SettingId.SipExpires:
                    Fill(row, "sip.expires", SettingKind.Number, MinExpiresSeconds, MaxExpiresSeconds, "3600",
                        "how long a registration is asked for, in seconds");
                    break;
                default:
                    Fill(row, "sip.mailbox", SettingKind.Switch, 0, 0, "off",
                        "follow the account's mailbox and tell of waiting messages");
                    break;
            }
        }

        private static void DescribeTrust(SettingId id, Setting row)
        {
            row.IsSealed = true;
            switch (id)
            {
                case SettingId.TlsPolicy:
                    Fill(row, "tls.policy", SettingKind.Choice, 0, 0, "domain-certs",
                        "rules by which a server's certificate must prove its domain");
                    row.Choices = "domain-certs|rfc5922";
                    break;
                case SettingId.TlsFallback:
                    Fill(row, "tls.fallback", SettingKind.Switch, 0, 0, "on",
                        "under domain-certs: when DNS knows no SIP service of the domain, match the host's name");
                    break;
                case SettingId.TlsAllowCn:
                    Fill(row, "tls.allow-cn", SettingKind.Switch, 0, 0, "off",
                        "under rfc5922: let the common name count in a certificate without subjectAltName");
                    break;
                case SettingId.TlsEku:
                    Fill(row, "tls.eku", SettingKind.Choice, 0, 0, "compatible",
                        "extended key usage of a server: TLS, SIP or unlimited (compatible), SIP, or any (off)");
                    row.Choices = "compatible|sip|off";
                    break;
                default:
                    Fill(row, "tls.clock", SettingKind.Choice, 0, 0, "required",
                        "while the clock is not set: refuse every server, or do not look at certificates' dates");
                    row.Choices = "required|optional";
                    break;
            }
        }

        private static void DescribeNetwork(SettingId id, Setting row)
        {
            row.NeedsRestart = id != SettingId.DnsServers;
            switch (id)
            {
                case SettingId.DnsServers:
                    Fill(row, "dns.servers", SettingKind.AddressList, 1, Limits.MaxDnsServers, null,
                        "DNS servers to ask instead of those that the network names");
                    break;
                case SettingId.NetWifiSsid:
                    Fill(row, "net.wifi.ssid", SettingKind.Text, 1, MaxSsidBytes, null, "name of the Wi-Fi network");
                    break;
                case SettingId.NetWifiPassword:
                    Fill(row, "net.wifi.password", SettingKind.Text, MinWifiPasswordBytes, MaxWifiPasswordBytes, null,
                        "password of the Wi-Fi network, or its key as 64 hexadecimal digits");
                    row.IsSecret = true;
                    break;
                case SettingId.NetHostname:
                    Fill(row, "net.hostname", SettingKind.Domain, 1, Limits.MaxLabelBytes, null,
                        "name of the device on its network");
                    break;
                default:
                    // No default: the NTP pool asks makers of devices for a zone of their own, and a phone in a closed
                    // network should not ask strangers.
                    Fill(row, "time.server", SettingKind.Host, 1, Limits.MaxDomainNameBytes, null,
                        "server that tells the time (SNTP); certificates cannot be judged without it");
                    break;
            }
        }

        private static void DescribeCalls(SettingId id, Setting row)
        {
            switch (id)
            {
                case SettingId.CallTargets:
                    Fill(row, "call.targets", SettingKind.TargetList, 1, Limits.MaxHuntTargets, null,
                        "whom the call button rings, one after another");
                    break;
                case SettingId.CallRingTimeout:
                    Fill(row, "call.ring-timeout", SettingKind.Number, 0, MaxTimeoutSeconds, "60",
                        "how long a call rings here before it is refused, in seconds; 0 for ever");
                    break;
                case SettingId.CallDialTimeout:
                    Fill(row, "call.dial-timeout", SettingKind.Number, 0, MaxTimeoutSeconds, "120",
                        "how long one who is called may ring, in seconds; 0 for as long as the server lets it");
                    break;
                case SettingId.CallHuntTimeout:
                    Fill(row, "call.hunt-timeout", SettingKind.Number, 1, MaxTimeoutSeconds, "20",
                        "how long each of the call targets is rung, in seconds");
                    break;
                case SettingId.CallDoNotDisturb:
                    Fill(row, "call.do-not-disturb", SettingKind.Switch, 0, 0, "off",
                        "refuse every call that comes in");
                    break;
                case SettingId.IntercomAutoAnswer:
                    Fill(row, "intercom.auto-answer", SettingKind.CallerList, 1, Limits.MaxAutoAnswerCallers, null,
                        "callers that are answered at once when they ask for it; a domain stands for all its users");
                    break;
                case SettingId.DoorCode:
                    Fill(row, "door.code", SettingKind.Keys, Limits.MinDoorCodeKeys, Limits.MaxDoorCodeKeys, null,
                        "keys that release the door when the other side of a call presses them");
                    row.IsSecret = true;
                    break;
                default:
                    Fill(row, "door.seconds", SettingKind.Number, 1, MaxDoorSeconds, "5",
                        "how long the door stays released, in seconds");
                    break;
            }
        }

        private static void DescribeDevice(SettingId id, Setting row)
        {
            switch (id)
            {
                case SettingId.ConsolePassword:
                    Fill(row, "console.password", SettingKind.Text, MinPasswordBytes, MaxPasswordBytes, null,
                        "password that the console asks for");
                    row.IsSecret = true;
                    break;
                case SettingId.LogLevel:
                    Fill(row, "log.level", SettingKind.Choice, 0, 0, "info",
                        "the least important lines that the log still shows");
                    row.Choices = "error|warning|info|debug";
                    break;
                case SettingId.DeviceSerial:
                    Fill(row, "device.serial", SettingKind.Text, 1, MaxSerialBytes, null,
                        "serial number of the device");
                    row.IsSealed = true;
                    break;
                default:
                    Fill(row, "factory.key", SettingKind.PublicKey, SettingValues.KeyTextBytes,
                        SettingValues.KeyTextBytes, null,
                        "public key of the manufacturer, which proves a token to unseal");
                    row.IsSealed = true;
                    break;
            }
        }

        private static void Fill(
            Setting row, string name, SettingKind kind, int min, int max, string byDefault, string help)
        {
            row.Name = name;
            row.Kind = kind;
            row.Min = min;
            row.Max = max;
            row.Default = byDefault;
            row.Help = help;
        }
    }
}
