using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // One question and its answer over TCP, RFC 1035 §4.2.2 and RFC 7766 §8: each message after its length in 16 bits.
    // Invariant: the connection serves one query, from Start to Stop.

    /// <summary>The resolver's one TCP connection.</summary>
    internal sealed class StreamExchange
    {
        /// <summary>The octets of the length before a message.</summary>
        internal const int LengthBytes = 2;

        private readonly IStreamSocket _socket;
        private readonly byte[] _buffer = new byte[LengthBytes + Limits.MaxDnsStreamBytes];
        private Query _owner;
        private int _sent;
        private int _received;

        /// <summary>Makes an exchange over a socket; with null there is no TCP.</summary>
        internal StreamExchange(IStreamSocket socket)
        {
            _socket = socket;
        }

        /// <summary>The query that has the connection, or null.</summary>
        internal Query Owner
        {
            get { return _owner; }
        }

        /// <summary>What was received; the message starts after the length.</summary>
        internal byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Where the message ends, once it is complete.</summary>
        internal int MessageEnd
        {
            get { return _received; }
        }

        /// <summary>True when the message is longer than the buffer, which then holds its head.</summary>
        internal bool IsHead
        {
            get { return MessageLength > Limits.MaxDnsStreamBytes; }
        }

        private int MessageLength
        {
            get { return (_buffer[0] << 8) | _buffer[1]; }
        }

        /// <summary>Starts to connect to the server of a query.</summary>
        /// <returns>False when there is no TCP, no such server any more, or no route to it.</returns>
        internal bool Start(Query owner, INetworkLink link)
        {
            int server = owner.Server;
            if (_socket == null
                || server >= link.DnsServerCount
                || !_socket.Open(link.GetDnsServerAddress(server), link.GetDnsServerPort(server)))
            {
                return false;
            }

            _owner = owner;
            _sent = 0;
            _received = 0;
            return true;
        }

        /// <summary>Takes the next steps that are possible now.</summary>
        /// <param name="request">The question with its length before it, the same at each call.</param>
        /// <param name="requestEnd">Where it ends; it starts at 0.</param>
        /// <param name="isComplete">True when the answer is there, or its head as far as the buffer goes.</param>
        /// <returns>False when the connection failed or ended.</returns>
        internal bool Poll(byte[] request, int requestEnd, out bool isComplete)
        {
            isComplete = false;
            if (_sent < requestEnd)
            {
                int sent = _socket.Send(request, _sent, requestEnd);
                if (sent < 0)
                {
                    return false;
                }

                _sent += sent;
                if (_sent < requestEnd)
                {
                    return true;
                }
            }

            while (true)
            {
                int wanted = LengthBytes;
                if (_received >= LengthBytes)
                {
                    wanted += IsHead ? Limits.MaxDnsStreamBytes : MessageLength;
                    if (_received == wanted)
                    {
                        isComplete = true;
                        return true;
                    }
                }

                int received = _socket.Receive(_buffer, _received, wanted);
                if (received <= 0)
                {
                    return received == 0;
                }

                _received += received;
            }
        }

        /// <summary>Closes the connection, if the query has it.</summary>
        internal void Stop(Query owner)
        {
            if (_owner == owner && _owner != null)
            {
                _socket.Close();
                _owner = null;
            }
        }
    }
}
