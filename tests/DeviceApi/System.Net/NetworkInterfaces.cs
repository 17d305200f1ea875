// What the device knows about its own network.

namespace System.Net.NetworkInformation
{
    public class NetworkInterface
    {
        protected NetworkInterface(int interfaceIndex) => throw null;

        public string IPv4Address => throw null;

        public string[] IPv4DnsAddresses => throw null;

        public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;
    }
}
