using SipPhone.Core;

namespace SipPhone.Dns
{
    // What a locator asks in one step. Invariant: a query that is not null is held, until Release.

    /// <summary>
    /// One question for NAPTR or SRV, or two for the addresses of both families (RFC 7984 §4), at once.
    /// </summary>
    internal sealed class LocatorQuestion
    {
        private readonly Resolver _resolver;

        /// <summary>The flat name.</summary>
        internal readonly byte[] Name = new byte[Limits.MaxDnsNameBytes];

        /// <summary>Its length.</summary>
        internal int NameLength;

        /// <summary>Makes a question for a resolver.</summary>
        internal LocatorQuestion(Resolver resolver)
        {
            _resolver = resolver;
        }

        /// <summary>What is asked for.</summary>
        internal LocatorStep Step { get; set; }

        /// <summary>The query for NAPTR, SRV or A; null while the resolver has no place.</summary>
        internal Query Query { get; private set; }

        /// <summary>The query for AAAA beside the one for A; null while the resolver has no place.</summary>
        internal Query Ipv6Query { get; private set; }

        /// <summary>True while a query waits for a place in the resolver's table.</summary>
        internal bool IsShort
        {
            get { return Query == null || (Step == LocatorStep.Addresses && Ipv6Query == null); }
        }

        /// <summary>
        /// What came of the address queries, if neither gave an address: the more telling of the two.
        /// </summary>
        internal DnsResult AddressFailure
        {
            get
            {
                DnsResult ipv4Failure = FailureOf(Query);
                return ipv4Failure == DnsResult.NoData ? FailureOf(Ipv6Query) : ipv4Failure;
            }
        }

        /// <summary>Sees that all that the step needs is asked.</summary>
        /// <returns>True when all of it is done.</returns>
        internal bool Ask(long nowMs)
        {
            if (Query == null)
            {
                Query = _resolver.Start(Name, NameLength, TypeOf(Step), nowMs);
            }

            if (Step == LocatorStep.Addresses && Ipv6Query == null)
            {
                Ipv6Query = _resolver.Start(Name, NameLength, DnsType.Aaaa, nowMs);
            }

            return !IsShort && Query.IsDone && (Ipv6Query == null || Ipv6Query.IsDone);
        }

        /// <summary>Lets go of the queries.</summary>
        internal void Release()
        {
            if (Query != null)
            {
                _resolver.Release(Query);
                Query = null;
            }

            if (Ipv6Query != null)
            {
                _resolver.Release(Ipv6Query);
                Ipv6Query = null;
            }
        }

        private static DnsResult FailureOf(Query query)
        {
            return query.Result == DnsResult.Ok ? DnsResult.NoData : query.Result;
        }

        private static int TypeOf(LocatorStep step)
        {
            switch (step)
            {
                case LocatorStep.Naptr:
                    return DnsType.Naptr;
                case LocatorStep.Srv:
                    return DnsType.Srv;
                default:
                    return DnsType.A;
            }
        }
    }
}
