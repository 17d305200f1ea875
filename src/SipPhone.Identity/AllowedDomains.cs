using SipPhone.Core;

namespace SipPhone.Identity
{
    /// <summary>
    /// The policy of a UAS (seed §6, RFC 5922 §7.4): the domains whose servers may connect. Empty: nobody.
    /// </summary>
    public sealed class AllowedDomains
    {
        private readonly byte[][] _domains = new byte[Limits.MaxAllowedDomains][];

        /// <summary>How many domains are allowed: 0 to <see cref="Limits.MaxAllowedDomains"/>.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a domain.</summary>
        /// <param name="domain">A domain name in ASCII; one trailing dot is dropped. Copied.</param>
        /// <returns>
        /// False when it is no domain name, or an IP literal, or the list is full; the list is unchanged then.
        /// </returns>
        public bool Add(byte[] domain)
        {
            int end = domain.Length > 0 && domain[domain.Length - 1] == '.' ? domain.Length - 1 : domain.Length;
            if (Count == _domains.Length || !SipDomainIdentity.IsReference(domain, 0, end))
            {
                return false;
            }

            byte[] copy = new byte[end];
            System.Array.Copy(domain, 0, copy, 0, end);
            _domains[Count] = copy;
            Count++;
            return true;
        }

        /// <summary>Tells whether a domain is in the list.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the domain starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it equals an entry, ASCII letters folded.</returns>
        [HotPath]
        public bool Contains(byte[] buffer, int offset, int end)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Ascii.EqualsIgnoreCase(buffer, offset, end, _domains[i]))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
