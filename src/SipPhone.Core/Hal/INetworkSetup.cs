namespace SipPhone.Core.Hal
{
    /// <summary>How the device joins its network; whether it has is <see cref="INetworkLink.IsUp"/>.</summary>
    public interface INetworkSetup
    {
        /// <summary>True when it joins over Wi-Fi, false for a cable, which needs no name and password.</summary>
        bool IsWireless { get; }

        /// <summary>How joining goes; it is tried again in the background, whatever this says.</summary>
        NetworkJoinState State { get; }

        /// <summary>Begins to join, and goes on trying; returns at once.</summary>
        /// <param name="hostname">The device's name on the network, ASCII; empty for the platform's.</param>
        /// <param name="ssid">The Wi-Fi network's name; empty on a cable, or when there is none.</param>
        /// <param name="password">Its password; empty for an open network. It is not kept after the call.</param>
        void Join(byte[] hostname, byte[] ssid, byte[] password);
    }
}
