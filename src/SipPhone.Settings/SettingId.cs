namespace SipPhone.Settings
{
    /// <summary>Every setting, in the order of the help. <see cref="SettingTable"/> says the rest.</summary>
    public enum SettingId
    {
        /// <summary><c>sip.domain</c></summary>
        SipDomain = 0,

        /// <summary><c>sip.user</c></summary>
        SipUser,

        /// <summary><c>sip.password</c></summary>
        SipPassword,

        /// <summary><c>sip.auth-user</c></summary>
        SipAuthUser,

        /// <summary><c>sip.outbound</c></summary>
        SipOutbound,

        /// <summary><c>sip.expires</c></summary>
        SipExpires,

        /// <summary><c>sip.mailbox</c></summary>
        SipMailbox,

        /// <summary><c>tls.policy</c></summary>
        TlsPolicy,

        /// <summary><c>tls.fallback</c></summary>
        TlsFallback,

        /// <summary><c>tls.allow-cn</c></summary>
        TlsAllowCn,

        /// <summary><c>tls.eku</c></summary>
        TlsEku,

        /// <summary><c>tls.clock</c></summary>
        TlsClock,

        /// <summary><c>dns.servers</c></summary>
        DnsServers,

        /// <summary><c>net.wifi.ssid</c></summary>
        NetWifiSsid,

        /// <summary><c>net.wifi.password</c></summary>
        NetWifiPassword,

        /// <summary><c>net.hostname</c></summary>
        NetHostname,

        /// <summary><c>time.server</c></summary>
        TimeServer,

        /// <summary><c>call.targets</c></summary>
        CallTargets,

        /// <summary><c>call.ring-timeout</c></summary>
        CallRingTimeout,

        /// <summary><c>call.dial-timeout</c></summary>
        CallDialTimeout,

        /// <summary><c>call.hunt-timeout</c></summary>
        CallHuntTimeout,

        /// <summary><c>call.do-not-disturb</c></summary>
        CallDoNotDisturb,

        /// <summary><c>intercom.auto-answer</c></summary>
        IntercomAutoAnswer,

        /// <summary><c>door.code</c></summary>
        DoorCode,

        /// <summary><c>door.seconds</c></summary>
        DoorSeconds,

        /// <summary><c>console.password</c></summary>
        ConsolePassword,

        /// <summary><c>log.level</c></summary>
        LogLevel,

        /// <summary><c>device.serial</c></summary>
        DeviceSerial,

        /// <summary><c>factory.key</c></summary>
        FactoryKey,
    }
}
