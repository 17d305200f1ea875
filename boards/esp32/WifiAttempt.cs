using System;
using System.Device.Wifi;
using System.Threading;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // One request to join, on a thread of its own: the platform's call lets other threads run, and keeps its own for up
    // to 20 s.
    // The reconnection kind is Automatic on purpose: its number is 0 in the enumeration, and the image takes the number
    // for flags, of which 1 (Manual) writes name and password into its configuration in flash.
    // Invariant: State leaves Joining once, and is then final.

    /// <summary>A request to join a Wi-Fi network.</summary>
    internal sealed class WifiAttempt
    {
        private readonly WifiAdapter _adapter;
        private readonly string _ssid;
        private readonly string _password;

        internal WifiAttempt(WifiAdapter adapter, string ssid, string password)
        {
            _adapter = adapter;
            _ssid = ssid;
            _password = password;
            State = NetworkJoinState.Joining;
        }

        internal NetworkJoinState State { get; private set; }

        internal void Start()
        {
            new Thread(Run).Start();
        }

        private static NetworkJoinState StateOf(WifiConnectionStatus status)
        {
            switch (status)
            {
                case WifiConnectionStatus.Success:
                    return NetworkJoinState.Joined;
                case WifiConnectionStatus.NetworkNotAvailable:
                    return NetworkJoinState.NotFound;
                case WifiConnectionStatus.InvalidCredential:
                    return NetworkJoinState.WrongPassword;
                default:
                    return NetworkJoinState.Failed;
            }
        }

        private void Run()
        {
            try
            {
                State = StateOf(
                    _adapter.Connect(_ssid, WifiReconnectionKind.Automatic, _password).ConnectionStatus);
            }
            catch (Exception)
            {
                // Whatever the platform throws, nobody above this method could catch it.
                State = NetworkJoinState.Failed;
            }
        }
    }
}
