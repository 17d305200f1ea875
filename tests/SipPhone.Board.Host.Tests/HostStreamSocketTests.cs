using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostStreamSocketTests : StreamSocketContract, IDisposable
    {
        private readonly List<HostStreamSocket> _sockets = [];

        protected override IStreamSocket Create()
        {
            HostStreamSocket socket = new();
            _sockets.Add(socket);
            return socket;
        }

        protected override void WaitForNews(int timeoutMs)
        {
            Thread.Yield();
        }

        public void Dispose()
        {
            _sockets.ForEach(socket => socket.Dispose());
        }
    }
}
