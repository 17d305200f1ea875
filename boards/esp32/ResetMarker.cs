using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // Why the device started. nanoFramework does not hand out the chip's own reason, so a word in flash stands for it:
    // whoever restarts the device leaves one, and the next start takes it. Without a word, the wall clock tells a power
    // cut from a reset that nobody announced, for the chip keeps its clock through every reset but those of the power:
    //
    //   word      | clock kept | reason
    //   restart   | any        | restart
    //   watchdog  | any        | watchdog
    //   none      | yes        | watchdog   a crash of the image, or its own watchdog
    //   none      | no         | power      or a reset before the clock was ever set: those cannot be told apart
    //
    // Invariant: a word counts for one start only.

    /// <summary>The reason of the next start, left in flash by who causes it.</summary>
    public sealed class ResetMarker
    {
        // No slot of a blob has such a name: those end in a dot and a digit.
        private const string FileName = "reset-reason";

        private const string Power = "power";
        private const string Watchdog = "watchdog";
        private const string Restart = "restart";

        private readonly IFlash _flash;

        /// <summary>Makes one.</summary>
        /// <param name="flash">Where the word is left.</param>
        public ResetMarker(IFlash flash)
        {
            _flash = flash;
        }

        /// <summary>Says why the device started, and forgets it: call it once, at the start.</summary>
        /// <param name="wasClockKept">Whether the wall clock was set already when the device started.</param>
        /// <returns><c>power</c>, <c>watchdog</c> or <c>restart</c> in ASCII.</returns>
        public byte[] Take(bool wasClockKept)
        {
            byte[] word = new byte[Watchdog.Length];
            int length = _flash.Read(FileName, word, 0, word.Length);
            if (length != HalResult.NotFound)
            {
                _flash.Delete(FileName);
            }

            byte[] restart = Ascii.ToBytes(Restart);
            if (length > 0 && Ascii.EqualsExactly(word, 0, length, restart))
            {
                return restart;
            }

            // A word that was torn was on its way to flash when the device stopped: a reset all the same.
            return Ascii.ToBytes(length == HalResult.NotFound && !wasClockKept ? Power : Watchdog);
        }

        /// <summary>The device is about to restart because somebody wants it.</summary>
        public void LeaveRestart()
        {
            Leave(Restart);
        }

        /// <summary>The device is about to restart because its loop stands still.</summary>
        public void LeaveWatchdog()
        {
            Leave(Watchdog);
        }

        // A word that cannot be left only costs the reason.
        private void Leave(string word)
        {
            byte[] octets = Ascii.ToBytes(word);
            _flash.Write(FileName, octets, 0, octets.Length);
        }
    }
}
