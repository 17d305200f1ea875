using System;
using System.IO;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The PC as a device. It has no number of its own that is the phone's to tell, so its id is made at random when it
    // is first asked for, and kept in the store beside the settings: a directory is a device. Invariant: an id that was
    // told once is in the store.

    /// <summary>A phone on the PC as a whole.</summary>
    public sealed class HostDevice : IDevice
    {
        private const string IdBlob = "device-id";
        private const string IdPrefix = "host-";
        private const int RandomBytes = 6;

        /// <summary>Makes one, and its id if the store has none that can be read.</summary>
        /// <param name="store">Where the id is kept.</param>
        /// <param name="random">Makes the id.</param>
        /// <param name="resetReason">Why it starts, such as <c>power</c>: a word or two in ASCII.</param>
        /// <param name="isResetButtonHeld">Whether the button is held meanwhile.</param>
        /// <exception cref="IOException">The store does not take the id.</exception>
        public HostDevice(IStore store, IRandom random, string resetReason, bool isResetButtonHeld)
        {
            Id = ReadId(store) ?? MakeId(store, random);
            ResetReason = Encoding.ASCII.GetBytes(resetReason);
            IsResetButtonHeld = isResetButtonHeld;
        }

        /// <inheritdoc/>
        public byte[] Id { get; }

        /// <inheritdoc/>
        public byte[] BoardName { get; } = Encoding.ASCII.GetBytes("host");

        /// <inheritdoc/>
        public byte[] ResetReason { get; }

        /// <summary>Always -1: a PC's heap grows.</summary>
        public int FreeHeapBytes => -1;

        /// <inheritdoc/>
        public bool IsResetButtonHeld { get; }

        /// <summary>Whether <see cref="Restart"/> was called: whoever drives the phone makes everything anew.</summary>
        public bool IsRestartWanted { get; private set; }

        /// <summary>Does nothing: the clock of a PC is not the phone's to set.</summary>
        /// <param name="unixSeconds">Not looked at.</param>
        /// <returns>Always false.</returns>
        public bool SetWallTime(long unixSeconds)
        {
            return false;
        }

        /// <inheritdoc/>
        public void Restart()
        {
            IsRestartWanted = true;
        }

        private static byte[]? ReadId(IStore store)
        {
            byte[] id = new byte[IdPrefix.Length + (2 * RandomBytes)];
            int length = store.Read(IdBlob, id, 0, id.Length);
            return length == id.Length && id.AsSpan().StartsWith(Encoding.ASCII.GetBytes(IdPrefix)) ? id : null;
        }

        private static byte[] MakeId(IStore store, IRandom random)
        {
            byte[] number = new byte[RandomBytes];
            random.Fill(number, 0, number.Length);
            byte[] id = Encoding.ASCII.GetBytes(IdPrefix + Convert.ToHexStringLower(number));
            int result = store.Write(IdBlob, id, 0, id.Length);
            return result == id.Length
                ? id
                : throw new IOException("the settings' directory takes nothing: is it full, or not yours to write?");
        }
    }
}
