namespace SipPhone.Core.Hal
{
    /// <summary>What the boundaries answer instead of a count. Every code is negative.</summary>
    public static class HalResult
    {
        /// <summary>The thing is not open, or the other side closed or broke it; there will be no more.</summary>
        public const int Closed = -1;

        /// <summary>The caller's range is too small for the whole; nothing was written to it.</summary>
        public const int TooSmall = -2;

        /// <summary>There is no such thing.</summary>
        public const int NotFound = -3;

        /// <summary>The platform failed; what was stored before is unchanged.</summary>
        public const int Failed = -4;

        /// <summary>No room is left; what was stored before is unchanged unless the member says otherwise.</summary>
        public const int Full = -5;
    }
}
