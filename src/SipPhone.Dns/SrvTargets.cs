using System;
using SipPhone.Core;

namespace SipPhone.Dns
{
    // The targets of an SRV answer in the order to try them, RFC 2782. Invariant: those from Count on are spare; they
    // are made when they are needed first, as most domains have one or two.

    /// <summary>A bounded list of targets, which keeps the best priorities and draws the order among equals.</summary>
    internal sealed class SrvTargets
    {
        private readonly SrvTarget[] _targets = new SrvTarget[Limits.MaxSrvTargets];
        private byte[] _text;

        /// <summary>How many there are.</summary>
        internal int Count { get; private set; }

        /// <summary>One of them, 0 to <see cref="Count"/> - 1.</summary>
        internal SrvTarget Get(int index)
        {
            return _targets[index];
        }

        /// <summary>Empties the list.</summary>
        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>Gives back what only reading an answer needs, and the spare ones.</summary>
        internal void Rest()
        {
            _text = null;
            for (int i = 0; i < _targets.Length; i++)
            {
                if (i < Count)
                {
                    _targets[i].Rest();
                }
                else
                {
                    _targets[i] = null;
                }
            }
        }

        /// <summary>Makes a list of one: a host name or, with an empty name, a literal.</summary>
        /// <returns>The target, whose name is to be filled in.</returns>
        internal SrvTarget SetSingle(int port)
        {
            Clear();
            SrvTarget target = Insert(0);
            target.Weight = 0;
            target.Port = port;
            target.NameLength = 0;
            return target;
        }

        /// <summary>
        /// Makes a list of the records of an SRV answer, by priority. A record with port 0, or with a target that is no
        /// host name, is passed over.
        /// </summary>
        /// <returns>True when the domain says that it has no such service: no target but "." (RFC 2782).</returns>
        internal bool Take(Resolver resolver, Query query)
        {
            bool hasRoot = false;
            if (_text == null)
            {
                _text = new byte[Limits.MaxDomainNameBytes];
            }

            Clear();
            for (int i = 0; i < query.RecordCount; i++)
            {
                int textLength;
                DnsRecord record = resolver.ReadRecord(query, i);
                hasRoot |= record.Buffer[record.TargetOffset] == 0;
                DnsResult result =
                    DnsName.ToText(record.Buffer, record.TargetOffset, record.RdataEnd, _text, out textLength);
                SrvTarget target = result == DnsResult.Ok && record.Port != 0 ? Insert(record.Priority) : null;
                if (target != null)
                {
                    Array.Copy(_text, 0, target.Name, 0, textLength);
                    target.NameLength = textLength;
                    target.Weight = record.Weight;
                    target.Port = record.Port;
                }
            }

            return hasRoot && Count == 0;
        }

        /// <summary>Orders the targets of each priority by weight.</summary>
        internal void Order(RandomNumbers random)
        {
            int start = 0;
            while (start < Count)
            {
                int end = start + 1;
                while (end < Count && _targets[end].Priority == _targets[start].Priority)
                {
                    end++;
                }

                while (end - start > 1)
                {
                    Move(PickByWeight(start, end, random), start);
                    start++;
                }

                start = end;
            }
        }

        // Makes room for a target at its place by priority, after equal ones. In a full list the last gives way, or the
        // new one, if it would be the last: then null.
        private SrvTarget Insert(int priority)
        {
            int index = Count;
            while (index > 0 && _targets[index - 1].Priority > priority)
            {
                index--;
            }

            if (index == _targets.Length)
            {
                return null;
            }

            if (Count < _targets.Length)
            {
                Count++;
            }

            if (_targets[Count - 1] == null)
            {
                _targets[Count - 1] = new SrvTarget();
            }

            Move(Count - 1, index);
            _targets[index].MakeRoom();
            _targets[index].Priority = priority;
            return _targets[index];
        }

        // RFC 2782: draw from 0 to the sum of weights, and take the first whose running sum reaches the number, those
        // of weight 0 standing first. Refined so that chances are proportional, as the RFC wants them: without a weight
        // 0, 0 is not drawn (it would be a gift to the first); and among several of weight 0 another draw decides.
        private int PickByWeight(int start, int end, RandomNumbers random)
        {
            int sum = 0;
            int zeros = 0;
            for (int i = start; i < end; i++)
            {
                sum += _targets[i].Weight;
                zeros += _targets[i].Weight == 0 ? 1 : 0;
            }

            int lowest = zeros > 0 ? 0 : 1;
            int number = lowest + random.Below(sum - lowest + 1);
            int skip = number == 0 ? random.Below(zeros) : 0;
            int index = start;
            while (true)
            {
                int weight = _targets[index].Weight;
                if (number == 0 && weight == 0 && skip-- == 0)
                {
                    return index;
                }

                if (number > 0 && weight >= number)
                {
                    return index;
                }

                number -= number > 0 ? weight : 0;
                index++;
            }
        }

        // Moves one target to an earlier place; those between move one up.
        private void Move(int from, int to)
        {
            SrvTarget target = _targets[from];
            while (from > to)
            {
                _targets[from] = _targets[from - 1];
                from--;
            }

            _targets[to] = target;
        }
    }
}
