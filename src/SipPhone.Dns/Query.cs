using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // One question of the resolver's fixed table. Invariant: the resolver changes it, nobody else.

    /// <summary>
    /// A question and what came of it, from <see cref="Resolver.Start"/> to <see cref="Resolver.Release"/>.
    /// </summary>
    public sealed class Query
    {
        /// <summary>Where the query stands.</summary>
        public QueryState State { get; internal set; }

        /// <summary>True once <see cref="Result"/> stands.</summary>
        public bool IsDone
        {
            get { return State == QueryState.Done; }
        }

        /// <summary>What came of it: Ok, NoSuchName, NoData, ServerFailure, Refused, Timeout or Malformed.</summary>
        public DnsResult Result { get; internal set; }

        /// <summary>The type that is asked for, one of <see cref="DnsType"/>.</summary>
        public int Type { get; internal set; }

        /// <summary>How many records there are to read: 0 unless the result is Ok.</summary>
        public int RecordCount { get; internal set; }

        /// <summary>
        /// How long the answer held when it came, in seconds: the least TTL of its records and its aliases.
        /// </summary>
        public int TtlSeconds { get; internal set; }

        // The flat name that is asked for now: the question's own, later what its aliases led to. Its letters have the
        // random case that was sent.
        internal readonly byte[] Name = new byte[Limits.MaxDnsNameBytes];
        internal int NameLength;
        internal int AliasCount;

        internal readonly IDatagramSocket Socket;

        // How many wait for it.
        internal int Waiters;

        // The attempt under way: its number from 0, its server, what makes its answer known, and its time-out.
        internal int Attempt;
        internal int Server;
        internal int Id;
        internal bool UsesEdns;
        internal long AttemptDeadlineMs;

        // All attempts: the end of time, the servers that failed (one bit each), and the failure that was met last.
        internal long DeadlineMs;
        internal int FailedServers;
        internal DnsResult Failure;

        // The cache's entry with the answer; 0 for none.
        internal int AnswerId;

        /// <summary>Makes a query to be used again and again, on a socket of its own.</summary>
        internal Query(IDatagramSocket socket)
        {
            Socket = socket;
        }

        /// <summary>Whether it is out: its answer is awaited.</summary>
        internal bool IsAsking
        {
            get { return State == QueryState.Asking || State == QueryState.AskingStream; }
        }

        /// <summary>When its socket or its time wants to be looked at next.</summary>
        /// <param name="polledMs">When that was done last: a stream is looked at often.</param>
        internal long NextDeadlineMs(long polledMs)
        {
            bool isOften = State == QueryState.AskingStream && AttemptDeadlineMs > polledMs + Limits.DnsStreamPollMs;
            return isOften ? polledMs + Limits.DnsStreamPollMs : AttemptDeadlineMs;
        }

        /// <summary>Gives the attempt its time-out, within that of the whole.</summary>
        internal void SetAttemptDeadline(long deadlineMs)
        {
            AttemptDeadlineMs = deadlineMs < DeadlineMs ? deadlineMs : DeadlineMs;
        }

        /// <summary>Makes it a new question that one waits for.</summary>
        internal void Begin(byte[] name, int nameLength, int type, long nowMs)
        {
            Array.Copy(name, 0, Name, 0, nameLength);
            NameLength = nameLength;
            Type = type;
            AliasCount = 0;
            Waiters = 1;
            AnswerId = 0;
            RecordCount = 0;
            TtlSeconds = Limits.MaxDnsTtlSeconds;
            UsesEdns = true;
            Failure = DnsResult.Timeout;
            DeadlineMs = nowMs + Limits.DnsQueryTimeoutMs;
        }
    }
}
