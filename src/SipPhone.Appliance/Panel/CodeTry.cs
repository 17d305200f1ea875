namespace SipPhone.Appliance.Panel
{
    /// <summary>What a key made of a try at the door's code.</summary>
    internal enum CodeTry
    {
        /// <summary>More keys are wanted, or none are looked at any more.</summary>
        Unfinished = 0,

        /// <summary>It was the code.</summary>
        Right,

        /// <summary>It was not.</summary>
        Wrong,

        /// <summary>It was not, and the call has no further try.</summary>
        LastWrong,
    }
}
