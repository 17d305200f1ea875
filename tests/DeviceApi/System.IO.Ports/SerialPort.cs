// UARTs.

namespace System.IO.Ports
{
    public enum Parity
    {
        None = 0,
    }

    public enum StopBits
    {
        One = 1,
    }

    public sealed class SerialPort : IDisposable
    {
        public SerialPort(string portName, int baudRate, Parity parity, int dataBits, StopBits stopBits) => throw null;

        public int BytesToRead => throw null;

        public int ReadBufferSize
        {
            get => throw null;
            set => throw null;
        }

        public void Open() => throw null;

        public void Close() => throw null;

        public int Read(byte[] buffer, int offset, int count) => throw null;

        public void Write(byte[] buffer, int offset, int count) => throw null;

        public void Dispose() => throw null;
    }
}
