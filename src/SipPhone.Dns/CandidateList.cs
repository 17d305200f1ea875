using SipPhone.Core;

namespace SipPhone.Dns
{
    // The outcome of a locate. Invariant: those from Count on are spare; they are made when they are needed first, as
    // most domains have one or two.

    /// <summary>A bounded list of candidates in the order to try them.</summary>
    internal sealed class CandidateList
    {
        private readonly Candidate[] _candidates = new Candidate[Limits.MaxCandidates];

        /// <summary>How many there are.</summary>
        internal int Count { get; private set; }

        /// <summary>True when no more can be added.</summary>
        internal bool IsFull
        {
            get { return Count == _candidates.Length; }
        }

        /// <summary>One of them, 0 to <see cref="Count"/> - 1.</summary>
        internal Candidate Get(int index)
        {
            return _candidates[index];
        }

        /// <summary>Empties the list.</summary>
        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds an address of a target.</summary>
        internal void Add(SrvTarget target, CandidateVia via, int ttlSeconds, byte[] buffer, int offset, int end)
        {
            if (_candidates[Count] == null)
            {
                _candidates[Count] = new Candidate();
            }

            _candidates[Count++].Set(target, via, ttlSeconds, buffer, offset, end);
        }

        /// <summary>
        /// Adds the addresses of a target, families in turn, IPv6 first (RFC 8305 §4), as far as there is room. The
        /// order of targets is SRV's, so only a target's own addresses are mixed (RFC 7984 §4).
        /// </summary>
        internal void AddAll(
            SrvTarget target, CandidateVia via, int ttlSeconds, Resolver resolver, Query ipv6Query, Query ipv4Query)
        {
            int added = 0;
            for (int i = 0; i < ipv6Query.RecordCount || i < ipv4Query.RecordCount; i++)
            {
                for (int family = 0; family < 2; family++)
                {
                    Query query = family == 0 ? ipv6Query : ipv4Query;
                    if (i < query.RecordCount && added < Limits.MaxAddressesPerTarget && !IsFull)
                    {
                        int ttl = query.TtlSeconds < ttlSeconds ? query.TtlSeconds : ttlSeconds;
                        DnsRecord record = resolver.ReadRecord(query, i);
                        Add(target, via, ttl, record.Buffer, record.RdataOffset, record.RdataEnd);
                        added++;
                    }
                }
            }
        }

        /// <summary>Puts those that are set aside behind the others; either kind keeps its order.</summary>
        internal void PutLast(SetAsideList setAside, long nowMs)
        {
            int kept = 0;
            for (int i = 0; i < Count; i++)
            {
                Candidate candidate = _candidates[i];
                if (setAside.Contains(candidate.Address, candidate.Port, nowMs))
                {
                    continue;
                }

                for (int j = i; j > kept; j--)
                {
                    _candidates[j] = _candidates[j - 1];
                }

                _candidates[kept++] = candidate;
            }
        }
    }
}
