namespace SipPhone.Settings
{
    /// <summary>What is wrong with a setting's value, by the rule that it broke.</summary>
    public enum SettingResult
    {
        /// <summary>Nothing.</summary>
        Ok = 0,

        /// <summary>It is empty; unset it instead.</summary>
        Empty,

        /// <summary>It is shorter, or has fewer entries, than the setting wants.</summary>
        TooShort,

        /// <summary>It is longer, or has more entries, than the setting takes.</summary>
        TooLong,

        /// <summary>It is no decimal number.</summary>
        NotANumber,

        /// <summary>The number is outside of the setting's range.</summary>
        OutOfRange,

        /// <summary>It is none of the words that the setting knows.</summary>
        UnknownChoice,

        /// <summary>It holds a character that this kind of value cannot hold.</summary>
        BadCharacter,

        /// <summary>It is no domain name.</summary>
        BadDomain,

        /// <summary>
        /// It is an IP address where only a name can be recognised by a certificate, or none where one is needed.
        /// </summary>
        BadAddress,

        /// <summary>The port is not 1 to 65,535.</summary>
        BadPort,

        /// <summary>It is no target that can be called, or no caller.</summary>
        BadTarget,

        /// <summary>It is no P-256 public key in base64.</summary>
        BadKey,

        /// <summary>All settings together are larger than fits.</summary>
        Full,
    }
}
