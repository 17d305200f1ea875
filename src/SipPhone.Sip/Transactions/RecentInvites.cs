using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // The branches of the INVITEs that were sent last, RFC 3261 §18.1.2 as amended by RFC 6026: a 2xx that belongs to
    // no transaction any more is acted on only if it answers one of them. Else a peer could have us hang up a dialog
    // that we never began. Invariant: the oldest gives way to the newest; an unused place equals no branch.

    /// <summary>Remembers the last INVITEs of ours by their branches.</summary>
    public sealed class RecentInvites
    {
        private static readonly byte[] NoBranch = SipBranch.Create();

        private readonly SipValueCursor _vias;
        private readonly SipVia _via;
        private byte[] _branches = NoBranch;
        private int _next;

        /// <summary>Makes one; its places are made with the first INVITE.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public RecentInvites(SipReaders readers)
        {
            _vias = readers.Values;
            _via = readers.Via;
        }

        /// <summary>Remembers an INVITE that is being sent.</summary>
        /// <param name="branch">Its branch, of <see cref="SipBranch.Create"/>.</param>
        public void Note(byte[] branch)
        {
            if (_branches == NoBranch)
            {
                _branches = new byte[Limits.MaxRecentInvites * NoBranch.Length];
            }

            Array.Copy(branch, 0, _branches, _next * NoBranch.Length, NoBranch.Length);
            _next = (_next + 1) % Limits.MaxRecentInvites;
        }

        /// <summary>Tells whether a response answers one of them.</summary>
        /// <param name="response">A response.</param>
        /// <returns>True when the branch of its topmost Via is one that was noted.</returns>
        public bool AreAnsweredBy(SipMessage response)
        {
            if (_via.ParseTopmost(response, _vias) != SipResult.Ok)
            {
                return false;
            }

            for (int offset = 0; offset < _branches.Length; offset += NoBranch.Length)
            {
                if (Ascii.EqualsExactly(
                    response.Buffer, _via.BranchOffset, _via.BranchEnd, _branches, offset, offset + NoBranch.Length))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
