// Addresses and end points.

namespace System.Net
{
    public class IPAddress
    {
        public static readonly IPAddress Any;

        public static readonly IPAddress IPv6Any;

        public IPAddress(byte[] address) => throw null;

        public byte[] GetAddressBytes() => throw null;

        public static IPAddress Parse(string ipString) => throw null;
    }

    public abstract class EndPoint
    {
        protected EndPoint() => throw null;
    }

    public class IPEndPoint : EndPoint
    {
        public IPEndPoint(IPAddress address, int port) => throw null;

        public IPAddress Address => throw null;

        public int Port => throw null;
    }
}
