using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostDatagramSocketTests : DatagramSocketContract, IDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private readonly List<HostDatagramSocket> _sockets = [];

        protected override IDatagramSocket Create()
        {
            HostDatagramSocket socket = new(_wakeup);
            _sockets.Add(socket);
            return socket;
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        public void Dispose()
        {
            _sockets.ForEach(socket => socket.Dispose());
            _wakeup.Dispose();
        }
    }
}
