using System;
using System.Linq;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    /// <summary>
    /// The sockets that a resolver needs: one a query that can be out at once, and one for long answers.
    /// </summary>
    public sealed class HostDnsSockets : IDisposable
    {
        private readonly HostDatagramSocket[] _datagrams;
        private readonly HostStreamSocket _stream = new();

        /// <summary>Makes closed sockets.</summary>
        /// <param name="wakeup">Signalled by answers.</param>
        public HostDnsSockets(HostWakeup wakeup)
        {
            _datagrams = [.. Enumerable.Range(0, Limits.MaxDnsQueries).Select(_ => new HostDatagramSocket(wakeup))];
        }

        /// <summary>For queries: <see cref="Limits.MaxDnsQueries"/> of them, in a new array.</summary>
        public IDatagramSocket[] Datagrams => [.. _datagrams];

        /// <summary>For answers that do not fit a datagram.</summary>
        public IStreamSocket Stream => _stream;

        /// <summary>Closes all of them.</summary>
        public void Dispose()
        {
            Array.ForEach(_datagrams, socket => socket.Dispose());
            _stream.Dispose();
        }
    }
}
