using System;
using System.Collections.Generic;
using System.Linq;

namespace SipPhone.Lab.Registration
{
    // The location service of RFC 3261 §10.3. Invariant: a binding whose time is over is not handed out.

    /// <summary>The registrar's bindings. Not for several threads at a time.</summary>
    internal sealed class BindingTable
    {
        /// <summary>Contacts of one address of record: a person's phones.</summary>
        internal const int MaxContacts = 8;

        private readonly TimeProvider _time;
        private readonly List<Binding> _bindings = [];

        /// <summary>Makes an empty one.</summary>
        /// <param name="time">Says when bindings end.</param>
        internal BindingTable(TimeProvider time)
        {
            _time = time;
        }

        /// <summary>The bindings of all addresses of record.</summary>
        internal IReadOnlyList<Binding> All
        {
            get
            {
                DateTimeOffset now = _time.GetUtcNow();
                _bindings.RemoveAll(binding => binding.ExpiresAt <= now);
                return _bindings.ToArray();
            }
        }

        /// <summary>The bindings of one address of record.</summary>
        /// <param name="addressOfRecord">As <c>user@domain</c>.</param>
        /// <returns>They, oldest first.</returns>
        internal IReadOnlyList<Binding> Of(string addressOfRecord)
        {
            return All.Where(binding => binding.AddressOfRecord == addressOfRecord).ToArray();
        }

        /// <summary>Replaces all bindings of one address of record.</summary>
        /// <param name="addressOfRecord">As <c>user@domain</c>.</param>
        /// <param name="bindings">The new ones.</param>
        internal void Replace(string addressOfRecord, IEnumerable<Binding> bindings)
        {
            _bindings.RemoveAll(binding => binding.AddressOfRecord == addressOfRecord);
            _bindings.AddRange(bindings);
        }
    }
}
