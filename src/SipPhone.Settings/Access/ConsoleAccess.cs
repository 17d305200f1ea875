using System;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Access
{
    /// <summary>
    /// Whether somebody may use the console: an optional password, kept as a salted, iterated hash. A machine, since one
    /// check takes a device seconds: a few rounds a poll.
    /// </summary>
    public sealed class ConsoleAccess
    {
        /// <summary>Reads whether there is a password, and how many attempts failed, also before the restart.</summary>
        /// <param name="store">Where that is kept.</param>
        /// <param name="random">Makes salts.</param>
        public ConsoleAccess(IStore store, IRandom random)
        {
            throw new NotSupportedException();
        }

        /// <summary>True when there is a password.</summary>
        public bool IsProtected { get; private set; }

        /// <summary>What is going on.</summary>
        public AccessState State { get; private set; }

        /// <summary>When the next attempt is taken, on the monotonic clock; 0 for now.</summary>
        public long NotBeforeMs { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for no need.</summary>
        public long NextDeadlineMs
        {
            get { throw new NotSupportedException(); }
        }

        /// <summary>Starts to check a password. The failure is counted in the store before, so that no power cut undoes it.</summary>
        /// <param name="password">The buffer; copied.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>False while another is checked, and before <see cref="NotBeforeMs"/>.</returns>
        public bool Check(byte[] password, int offset, int end, long nowMs)
        {
            throw new NotSupportedException();
        }

        /// <summary>Starts to hash and store a new password.</summary>
        /// <param name="password">The buffer; copied.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>False while another is checked or hashed.</returns>
        public bool Change(byte[] password, int offset, int end, long nowMs)
        {
            throw new NotSupportedException();
        }

        /// <summary>Takes the password away.</summary>
        /// <returns>0, or the store's <c>HalResult</c>.</returns>
        public int Clear()
        {
            throw new NotSupportedException();
        }

        /// <summary>Hashes on.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            throw new NotSupportedException();
        }
    }
}
