namespace SipPhone.Board.Host
{
    /// <summary>What is wrong with a serial line.</summary>
    public enum SerialLineProblem
    {
        /// <summary>There is no port of that name.</summary>
        NoSuchPort,

        /// <summary>Something of that name is there, and it is no serial port.</summary>
        NotAPort,

        /// <summary>Another program has it open.</summary>
        Busy,

        /// <summary>This user may not open it.</summary>
        NoRights,

        /// <summary>The port does not do that speed.</summary>
        UnknownSpeed,

        /// <summary>It was open, and has vanished: the cable was pulled.</summary>
        Gone,

        /// <summary>It takes nothing more.</summary>
        Stalled,
    }
}
