using System;
using System.Collections.Generic;
using System.IO;
using SipPhone.Board.Host;

namespace SipPhone.Lab
{
    // Which pairs of a SIP domain and a host an authority vouches for: draft-gurbani-sip-domain-certs §8. The file has
    // one pair a line, "domain host"; "#" starts a comment. Names compare as RFC 4343 says. Nothing follows from the
    // names' place in the DNS: the pair is listed or it is not.

    /// <summary>Who may have a certificate for which domain and host.</summary>
    public sealed class AuthorityPolicy
    {
        private static readonly char[] Blanks = [' ', '\t'];

        private readonly HashSet<string> _pairs = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<string> _inOrder = [];
        private readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase);

        private AuthorityPolicy(string source)
        {
            Source = source;
        }

        /// <summary>What the policy came from, for messages.</summary>
        public string Source { get; }

        /// <summary>The pairs, each "domain host" as written, in order; none twice.</summary>
        public IReadOnlyList<string> Pairs => _inOrder;

        /// <summary>Reads a policy file.</summary>
        /// <param name="path">The file's path.</param>
        /// <returns>The policy.</returns>
        /// <exception cref="AuthorityPolicyException">It cannot be read, or a line is wrong.</exception>
        public static AuthorityPolicy Load(string path)
        {
            try
            {
                return Parse(File.ReadAllText(path), path);
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new AuthorityPolicyException($"{path}: cannot be read: {FileProblem.Of(path, e)}", e);
            }
        }

        /// <summary>Reads a policy's text.</summary>
        /// <param name="text">The text.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The policy; without any pair it allows nothing.</returns>
        /// <exception cref="AuthorityPolicyException">A line is wrong.</exception>
        public static AuthorityPolicy Parse(string text, string source)
        {
            AuthorityPolicy policy = new(source);
            int number = 0;
            foreach (string line in text.Split('\n'))
            {
                number++;
                string content = line.Split('#')[0].TrimEnd('\r');
                string[] words = content.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0)
                {
                    continue;
                }

                if (words.Length != 2)
                {
                    throw new AuthorityPolicyException(
                        $"{source}:{number}: write SIP domain and host name, like \"example.com sip1.example.com\"");
                }

                foreach (string word in words)
                {
                    if (DomainName.FaultOf(word) is { } fault)
                    {
                        throw new AuthorityPolicyException(
                            $"{source}:{number}: \"{word}\" {fault}; write a whole domain name");
                    }
                }

                policy._domains.Add(words[0]);
                string pair = PairOf(words[0], words[1]);
                if (policy._pairs.Add(pair))
                {
                    policy._inOrder.Add(pair);
                }
            }

            return policy;
        }

        /// <summary>Tells whether a host may vouch for a domain.</summary>
        /// <param name="domain">The SIP domain.</param>
        /// <param name="hostName">The host's name.</param>
        /// <returns>True when the pair is listed.</returns>
        public bool Allows(string domain, string hostName)
        {
            return _pairs.Contains(PairOf(domain, hostName));
        }

        /// <summary>Tells whether a domain is listed with any host.</summary>
        /// <param name="domain">The SIP domain.</param>
        /// <returns>True when it is.</returns>
        public bool AllowsDomain(string domain)
        {
            return _domains.Contains(domain);
        }

        private static string PairOf(string domain, string hostName)
        {
            return domain + " " + hostName;
        }
    }
}
