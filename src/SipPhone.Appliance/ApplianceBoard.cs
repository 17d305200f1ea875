using SipPhone.Appliance.Time;
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

        /// <summary>
        /// Two sockets to ask the time by: for its server's addresses of both families, and then for the time.
        /// </summary>
        public IDatagramSocket[] TimeSockets { get; set; }

        /// <summary>The port of time servers: 123 but in tests.</summary>
        public int TimePort { get; set; } = SntpPacket.ServerPort;

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
