using System.Device.Gpio;
using SipPhone.Appliance;
using SipPhone.Board.Esp32;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Firmware
{
    // The composition root: each object of the device is made here, once, and handed to those who need it. Invariant:
    // the door's pin is the first, since a reset of the chip leaves pins as they were; the device comes before anybody
    // who could set the clock, since it tells by it why it started.

    /// <summary>Puts the device together.</summary>
    internal static class Composition
    {
        // One for each family of addresses.
        private const int TimeSockets = 2;

        /// <summary>Makes everything; nothing has begun afterwards.</summary>
        /// <param name="clock">The chip's clock.</param>
        /// <param name="network">The chip's network; the loop polls it.</param>
        /// <returns>The appliance.</returns>
        internal static SipPhone.Appliance.Appliance Make(Esp32Clock clock, Esp32Network network)
        {
            GpioController pins = new GpioController();
            ApplianceBoard extras = KitParts.MakeFront(pins);
            Esp32Flash flash = new Esp32Flash(Esp32Flash.InternalRoot);
            ResetMarker marker = new ResetMarker(flash);
            extras.Network = network;
            extras.TimeSockets = MakeSockets(TimeSockets);
            extras.Watchdog = new Esp32Watchdog(marker);

            ApplicationBoard board = new ApplicationBoard();
            board.Device = new Esp32Device(KitParts.Name, clock, marker, KitParts.MakeResetButton(pins));
            board.Console = KitParts.MakeConsole(clock);
            board.Verifier = TlsParts.MakeVerifier();
            board.Store = new SlotStore(flash);
            Esp32Random random = new Esp32Random();
            board.Seal = new Seal(board.Store, random, board.Verifier);
            board.Anchors = new TrustAnchors(board.Store, clock, board.Seal);
            board.Identity = new DeviceIdentity(board.Store, clock);
            board.Phone = MakePhoneBoard(clock, random, network, board);
            return new SipPhone.Appliance.Appliance(board, extras);
        }

        private static PhoneBoard MakePhoneBoard(
            IClock clock, IRandom random, INetworkLink link, ApplicationBoard board)
        {
            PhoneBoard phone = new PhoneBoard();
            phone.Clock = clock;
            phone.Random = random;
            phone.Link = link;
            phone.DnsSockets = MakeSockets(Limits.MaxDnsQueries);
            phone.DnsStream = new Esp32StreamSocket();
            phone.Channel = TlsParts.MakeChannel(clock, board.Anchors, board.Identity);
            return phone;
        }

        private static IDatagramSocket[] MakeSockets(int count)
        {
            IDatagramSocket[] sockets = new IDatagramSocket[count];
            for (int i = 0; i < count; i++)
            {
                sockets[i] = new Esp32DatagramSocket();
            }

            return sockets;
        }
    }
}
