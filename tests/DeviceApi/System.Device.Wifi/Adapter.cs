// The Wi-Fi adapter.

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind
    {
        Automatic = 0,
        Manual = 1,
    }

    public enum WifiConnectionStatus
    {
        AccessRevoked = 0,
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        Timeout = 4,
        UnspecifiedFailure = 5,
        UnsupportedAuthenticationProtocol = 6,
    }

    public class WifiConnectionResult
    {
        internal WifiConnectionResult() => throw null;

        public WifiConnectionStatus ConnectionStatus => throw null;
    }

    public sealed class WifiAdapter : IDisposable
    {
        internal WifiAdapter() => throw null;

        public int NetworkInterface => throw null;

        public static WifiAdapter[] FindAllAdapters() => throw null;

        public WifiConnectionResult Connect(
            string ssid,
            WifiReconnectionKind reconnectionKind,
            string passwordCredential) => throw null;

        public void SetDeviceName(string deviceName) => throw null;

        public void Dispose() => throw null;
    }
}
