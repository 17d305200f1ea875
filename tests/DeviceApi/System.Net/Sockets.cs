// Sockets. Not here on purpose: System.Net.Dns, which blocks the whole runtime while it waits.

namespace System.Net.Sockets
{
    public enum AddressFamily
    {
        InterNetwork = 2,
        InterNetworkV6 = 23,
    }

    public enum SocketType
    {
        Stream = 1,
        Dgram = 2,
    }

    public enum ProtocolType
    {
        Tcp = 6,
        Udp = 17,
    }

    public enum SelectMode
    {
        SelectRead = 0,
        SelectWrite = 1,
        SelectError = 2,
    }

    public enum SocketFlags
    {
        None = 0,
        Peek = 2,
    }

    public enum SocketOptionLevel
    {
        Socket = 65535,
    }

    public enum SocketOptionName
    {
        Error = 4103,
    }

    public enum SocketError
    {
        WouldBlock = 10035,
        ConnectionReset = 10054,
        TimedOut = 10060,
        ConnectionRefused = 10061,
        HostUnreachable = 10065,
    }

    public class SocketException : Exception
    {
        public SocketException(SocketError errorCode) => throw null;

        public int ErrorCode => throw null;
    }

    public class Socket : IDisposable
    {
        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType) => throw null;

        public int Available => throw null;

        public EndPoint LocalEndPoint => throw null;

        public int SendTimeout
        {
            get => throw null;
            set => throw null;
        }

        public void Bind(EndPoint localEP) => throw null;

        public void Close() => throw null;

        public void Connect(EndPoint remoteEP) => throw null;

        public void GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] val) =>
            throw null;

        public bool Poll(int microSeconds, SelectMode mode) => throw null;

        public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;

        public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;

        void IDisposable.Dispose() => throw null;
    }
}
