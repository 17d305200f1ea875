using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // Kinds of values in words. Invariant: every kind has one.

    /// <summary>Says what values look like.</summary>
    internal static class SettingKinds
    {
        /// <summary>A kind in words.</summary>
        internal static string NameOf(SettingKind kind)
        {
            switch (kind)
            {
                case SettingKind.Number: return "number";
                case SettingKind.Choice: return "one of the choices";
                case SettingKind.Switch: return "on or off";
                case SettingKind.Domain: return "domain name";
                case SettingKind.Server: return "domain name, perhaps with a port";
                case SettingKind.Host: return "domain name or IP address";
                case SettingKind.User: return "user part of a SIP address";
                case SettingKind.AddressList: return "IP addresses with commas between them";
                case SettingKind.TargetList: return "targets to call with commas between them";
                case SettingKind.CallerList: return "callers with commas between them";
                case SettingKind.PublicKey: return "P-256 public key in base64";
                default: return "text";
            }
        }

        /// <summary>Whether the least and the most of a kind tell something.</summary>
        internal static bool HasRange(SettingKind kind)
        {
            return kind == SettingKind.Text
                || kind == SettingKind.Number
                || kind == SettingKind.AddressList
                || kind == SettingKind.TargetList
                || kind == SettingKind.CallerList;
        }
    }
}
