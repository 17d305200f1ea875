using SipPhone.Core;

namespace SipPhone.Appliance.Panel
{
    // The keys that one call has pressed, held against the door's code as they come. A try is as many keys as the code
    // has:
    //
    //   key                                         | what it does
    //   after MaxDoorTriesPerCall wrong tries       | nothing, until the call ends
    //   DoorKeyPauseMs or more after the last one   | starts over, and is the first
    //   *, # or A-D that the code does not hold     | starts over: 1234# and *1234 do as well as 1234
    //   the last of a try                           | right or wrong; starts over
    //   any other                                   | is counted
    //
    // So there is no window that slides over the keys: it would try a code with each of them. Invariant: how long a key
    // takes does not depend on whether it is right, and no key is kept.

    /// <summary>What one call has pressed of the door's code.</summary>
    internal sealed class CodeEntry
    {
        private int _keyCount;
        private int _difference;
        private int _wrongCount;
        private long _lastKeyMs;

        /// <summary>Takes a key.</summary>
        /// <param name="key">The key, as ASCII.</param>
        /// <param name="buffer">The buffer of the code.</param>
        /// <param name="offset">Where the code starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>Whether this key ended a try, and how.</returns>
        internal CodeTry TakeKey(int key, byte[] buffer, int offset, int end, long nowMs)
        {
            if (_wrongCount >= Limits.MaxDoorTriesPerCall)
            {
                return CodeTry.Unfinished;
            }

            if (nowMs - _lastKeyMs >= Limits.DoorKeyPauseMs)
            {
                StartOver();
            }

            _lastKeyMs = nowMs;
            if (!Ascii.IsDigit(key) && Ascii.IndexOf(buffer, offset, end, key) == end)
            {
                StartOver();
                return CodeTry.Unfinished;
            }

            // A code that was made shorter meanwhile has no key here.
            int length = end - offset;
            _difference |= _keyCount < length ? buffer[offset + _keyCount] ^ key : key;
            _keyCount++;
            if (_keyCount < length)
            {
                return CodeTry.Unfinished;
            }

            bool isRight = _difference == 0;
            StartOver();
            _wrongCount += isRight ? 0 : 1;
            return isRight ? CodeTry.Right
                : _wrongCount < Limits.MaxDoorTriesPerCall ? CodeTry.Wrong : CodeTry.LastWrong;
        }

        private void StartOver()
        {
            _keyCount = 0;
            _difference = 0;
        }
    }
}
