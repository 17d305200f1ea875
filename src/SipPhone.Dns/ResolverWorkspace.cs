using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // What the resolver needs while there are questions, and not for the days that a connection stands.
    // Invariant: there is one query a socket.

    /// <summary>The resolver's queries, and what reads and writes their messages.</summary>
    internal sealed class ResolverWorkspace
    {
        /// <summary>The queries that can be out at once.</summary>
        internal readonly Query[] Queries;

        /// <summary>Reads answers into the cache.</summary>
        internal readonly AnswerReader Reader;

        /// <summary>The one TCP connection.</summary>
        internal readonly StreamExchange Stream;

        /// <summary>A datagram, as it is received or sent.</summary>
        internal readonly byte[] Buffer = new byte[Limits.DnsUdpPayloadBytes];

        /// <summary>Writes questions into the buffer.</summary>
        internal readonly QuestionWriter QuestionWriter;

        internal ResolverWorkspace(DnsCache cache, IDatagramSocket[] sockets, IStreamSocket stream, IRandom random)
        {
            Reader = new AnswerReader(cache);
            Stream = new StreamExchange(stream);
            QuestionWriter = new QuestionWriter(Buffer, random);
            Queries = new Query[sockets.Length];
            for (int i = 0; i < Queries.Length; i++)
            {
                Queries[i] = new Query(sockets[i]);
            }
        }
    }
}
