using SipPhone.Core.Hal;

namespace SipPhone.Appliance
{
    /// <summary>
    /// What a board has beside what <c>ApplicationBoard</c> holds: what makes a phone a thing on a wall.
    /// </summary>
    public sealed class ApplianceBoard
    {
        /// <summary>How it joins its network.</summary>
        public INetworkSetup Network { get; set; }

        /// <summary>Who sets its clock.</summary>
        public ITimeSource Time { get; set; }

        /// <summary>What watches its loop.</summary>
        public IWatchdog Watchdog { get; set; }

        /// <summary>The lamp that shows its state; null for none.</summary>
        public ILamp Lamp { get; set; }

        /// <summary>The call button; null for none.</summary>
        public IButton CallButton { get; set; }

        /// <summary>The door's contact; null for none.</summary>
        public IRelay Door { get; set; }
    }
}
