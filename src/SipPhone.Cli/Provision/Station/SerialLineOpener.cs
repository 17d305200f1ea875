using SipPhone.Board.Host;

namespace SipPhone.Cli.Provision.Station;

/// <summary>Opens the PC's serial ports.</summary>
/// <param name="baud">Their speed.</param>
internal sealed class SerialLineOpener(int baud) : ILineOpener
{
    /// <inheritdoc/>
    public IStationLine Open(string port)
    {
        try
        {
            return new Port(SerialLine.Open(port, baud));
        }
        catch (SerialLineException exception)
        {
            throw new LinkLostException(exception.Message, exception);
        }
    }

    private sealed class Port(SerialLine line) : IStationLine
    {
        public int Read(byte[] buffer, int offset, int end, int timeoutMs)
        {
            try
            {
                return line.Read(buffer, offset, end, timeoutMs);
            }
            catch (SerialLineException exception)
            {
                throw new LinkLostException(exception.Message, exception);
            }
        }

        public void Write(byte[] buffer, int offset, int end)
        {
            try
            {
                line.Write(buffer, offset, end);
            }
            catch (SerialLineException exception)
            {
                throw new LinkLostException(exception.Message, exception);
            }
        }

        public void Dispose()
        {
            line.Dispose();
        }
    }
}
