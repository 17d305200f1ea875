using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SipPhone.Lab.Naming
{
    // Zones as text, after the master files of RFC 1035 §5 but simpler: full names only, one entry a line.
    //   zone NAME                      the server is an authority for NAME and all below it
    //   NAME [TTL] A ADDRESS           AAAA likewise
    //   NAME [TTL] CNAME TARGET
    //   NAME [TTL] SRV PRIORITY WEIGHT PORT TARGET
    //   NAME [TTL] NAPTR ORDER PREFERENCE "FLAGS" "SERVICES" "REGEXP" REPLACEMENT
    // "#" or ";" starts a comment. A trailing dot is allowed; "." alone is the root.

    /// <summary>Reads zones from text.</summary>
    internal static class ZoneParser
    {
        private const int DefaultTtlSeconds = 60;
        private static readonly char[] CommentSigns = ['#', ';'];

        /// <summary>Reads zones.</summary>
        /// <param name="text">The text.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The zones.</returns>
        /// <exception cref="ZoneFormatException">A line is wrong.</exception>
        internal static DnsZones Parse(string text, string source)
        {
            List<string> apexes = [];
            List<ZoneRecord> records = [];
            int number = 0;
            foreach (string line in text.Split('\n'))
            {
                number++;
                Queue<string> words = new(line.Split(CommentSigns)[0].Split(
                    (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (words.Count == 0)
                {
                    continue;
                }

                try
                {
                    string first = words.Dequeue();
                    if (first == "zone")
                    {
                        apexes.Add(FlatName.Normalize(Take(words)));
                    }
                    else
                    {
                        records.Add(ParseRecord(FlatName.Normalize(first), words));
                    }

                    if (words.Count > 0)
                    {
                        throw new FormatException($"nothing may follow, but \"{words.Peek()}\" does");
                    }
                }
                catch (FormatException e)
                {
                    throw new ZoneFormatException($"{source}:{number}: {e.Message}", e);
                }
            }

            return new DnsZones(apexes, records);
        }

        private static ZoneRecord ParseRecord(string owner, Queue<string> words)
        {
            int ttlSeconds = DefaultTtlSeconds;
            string word = Take(words);
            if (char.IsAsciiDigit(word[0]))
            {
                ttlSeconds = Number(word, int.MaxValue);
                word = Take(words);
            }

            return word switch
            {
                "A" => new AddressRecord(owner, ttlSeconds, Address(Take(words), AddressFamily.InterNetwork)),
                "AAAA" => new AddressRecord(owner, ttlSeconds, Address(Take(words), AddressFamily.InterNetworkV6)),
                "CNAME" => new CnameRecord(owner, ttlSeconds, FlatName.Normalize(Take(words))),
                "SRV" => new SrvRecord(
                    owner,
                    ttlSeconds,
                    UInt16(words),
                    UInt16(words),
                    UInt16(words),
                    FlatName.Normalize(Take(words))),
                "NAPTR" => new NaptrRecord(
                    owner,
                    ttlSeconds,
                    UInt16(words),
                    UInt16(words),
                    Quoted(words),
                    Quoted(words),
                    Quoted(words),
                    FlatName.Normalize(Take(words))),
                _ => throw new FormatException($"\"{word}\" is none of A, AAAA, CNAME, SRV, NAPTR"),
            };
        }

        private static string Take(Queue<string> words)
        {
            return words.TryDequeue(out string? word)
                ? word
                : throw new FormatException("something is missing at the end");
        }

        private static int UInt16(Queue<string> words)
        {
            return Number(Take(words), ushort.MaxValue);
        }

        private static int Number(string word, int max)
        {
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= max
                ? value
                : throw new FormatException($"\"{word}\" is not a number from 0 to {max}");
        }

        private static string Quoted(Queue<string> words)
        {
            string word = Take(words);
            return word.Length >= 2 && word.Length <= byte.MaxValue && word[0] == '"' && word[^1] == '"'
                ? word[1..^1]
                : throw new FormatException($"\"{word}\" is not a text in double quotes without blanks");
        }

        private static IPAddress Address(string word, AddressFamily family)
        {
            return IPAddress.TryParse(word, out IPAddress? address) && address.AddressFamily == family
                ? address
                : throw new FormatException(
                    $"\"{word}\" is not an IPv{(family == AddressFamily.InterNetwork ? 4 : 6)} address");
        }
    }
}
