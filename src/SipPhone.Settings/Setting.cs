namespace SipPhone.Settings
{
    /// <summary>One row of <see cref="SettingTable"/>, filled in anew for each that is looked at.</summary>
    public sealed class Setting
    {
        /// <summary>Which one.</summary>
        public SettingId Id { get; internal set; }

        /// <summary>Its name: lower-case words with dots and hyphens.</summary>
        public string Name { get; internal set; }

        /// <summary>What its value looks like.</summary>
        public SettingKind Kind { get; internal set; }

        /// <summary>The least of what its kind counts: octets, entries, or the number itself.</summary>
        public int Min { get; internal set; }

        /// <summary>The most of it.</summary>
        public int Max { get; internal set; }

        /// <summary>The words of a <see cref="SettingKind.Choice"/>, with a <c>|</c> between them; else null.</summary>
        public string Choices { get; internal set; }

        /// <summary>The value when it is not set; null for none.</summary>
        public string Default { get; internal set; }

        /// <summary>Write-only: shown as <c>set</c> or <c>not set</c>, never printed, traced or exported.</summary>
        public bool IsSecret { get; internal set; }

        /// <summary>Not to be changed once the device is sealed.</summary>
        public bool IsSealed { get; internal set; }

        /// <summary>Takes effect with the device's next start; all others take effect on <c>apply</c>.</summary>
        public bool NeedsRestart { get; internal set; }

        /// <summary>One line of help, without a full stop.</summary>
        public string Help { get; internal set; }
    }
}
