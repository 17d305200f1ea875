using System;
using System.Collections.Generic;
using System.Linq;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    // The zones of an authoritative server, and how it answers from them: RFC 1034 §4.3.2 without delegations and
    // wildcards, RFC 2308 for "no". Invariant: immutable, so that a server can read it while a test prepares the next.

    /// <summary>Zones: their names and their records.</summary>
    public sealed class DnsZones
    {
        // As many as the phone follows.
        private const int MaxAliases = Limits.MaxDnsAliases;

        private readonly HashSet<string> _apexes;
        private readonly ILookup<string, ZoneRecord> _records;
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        internal DnsZones(IEnumerable<string> apexes, IEnumerable<ZoneRecord> records)
        {
            _apexes = new HashSet<string>(apexes, StringComparer.Ordinal);
            _records = records.ToLookup(record => record.Owner, StringComparer.Ordinal);
            foreach (string apex in _apexes)
            {
                _names.Add(apex);
            }

            foreach (string owner in _records.Select(group => group.Key))
            {
                // RFC 8020: a name above one that exists exists too, though it may hold nothing.
                for (string? name = owner; name is not null && _names.Add(name); name = ParentOf(name))
                {
                }
            }
        }

        /// <summary>Reads zones from text, one entry a line.</summary>
        /// <param name="text">The text, as <see cref="ZoneParser"/> has it.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The zones.</returns>
        /// <exception cref="ZoneFormatException">A line is wrong.</exception>
        public static DnsZones Parse(string text, string source)
        {
            return ZoneParser.Parse(text, source);
        }

        /// <summary>Answers a question.</summary>
        /// <param name="name">The name, normalized; null for one that no zone can hold.</param>
        /// <param name="type">One of <see cref="DnsType"/>, or another.</param>
        /// <returns>The answer.</returns>
        internal ZoneAnswer Answer(string? name, int type)
        {
            List<ZoneRecord> found = [];
            for (int aliases = 0; aliases <= MaxAliases; aliases++)
            {
                string? apex = name is null ? null : ApexOf(name);
                if (apex is null)
                {
                    // Not ours: at the start a refusal, behind an alias simply as far as we know.
                    return new ZoneAnswer(found.Count == 0 ? DnsFlags.Refused : DnsFlags.NoError, found, [], null);
                }

                List<ZoneRecord> here = _records[name!].Where(record => record.Type == type).ToList();
                ZoneRecord? alias = _records[name!].FirstOrDefault(record => record.Type == DnsType.Cname);
                if (here.Count > 0 || alias is null)
                {
                    found.AddRange(here);
                    int code = _names.Contains(name!) ? DnsFlags.NoError : DnsFlags.NameError;
                    return new ZoneAnswer(code, found, RelatedOf(here), here.Count > 0 ? null : apex);
                }

                found.Add(alias);
                name = ((CnameRecord)alias).Target;
            }

            return new ZoneAnswer(DnsFlags.ServerFailure, [], [], null);
        }

        private static string? ParentOf(string name)
        {
            int dot = name.IndexOf('.', StringComparison.Ordinal);
            return name == "." ? null : dot < 0 ? "." : name[(dot + 1)..];
        }

        private string? ApexOf(string name)
        {
            string? candidate = name;
            while (candidate is not null && !_apexes.Contains(candidate))
            {
                candidate = ParentOf(candidate);
            }

            return candidate;
        }

        // NAPTR leads to SRV, SRV to addresses: one step after the other, each name once.
        private List<ZoneRecord> RelatedOf(List<ZoneRecord> records)
        {
            List<ZoneRecord> related = [];
            List<ZoneRecord> level = records;
            while (level.Count > 0)
            {
                level = level.Select(record => record.Related)
                    .OfType<string>()
                    .Distinct()
                    .SelectMany(name => _records[name])
                    .Where(record => record.Type is DnsType.Srv or DnsType.A or DnsType.Aaaa)
                    .Except(related)
                    .ToList();
                related.AddRange(level);
            }

            return related;
        }
    }
}
