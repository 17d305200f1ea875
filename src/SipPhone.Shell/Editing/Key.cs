namespace SipPhone.Shell.Editing
{
    /// <summary>What was typed.</summary>
    public enum Key
    {
        /// <summary>Nothing yet: more octets are needed, or what came means nothing.</summary>
        None = 0,

        /// <summary>A character; the decoder holds its octets.</summary>
        Character,

        /// <summary>The end of a line: CR, LF, or both.</summary>
        Enter,

        /// <summary>Backspace, as 08 or 7F.</summary>
        Backspace,

        /// <summary>Delete.</summary>
        Delete,

        /// <summary>The left arrow, or ^B.</summary>
        Left,

        /// <summary>The right arrow, or ^F.</summary>
        Right,

        /// <summary>The up arrow, or ^P.</summary>
        Up,

        /// <summary>The down arrow, or ^N.</summary>
        Down,

        /// <summary>Home, or ^A.</summary>
        Home,

        /// <summary>End, or ^E.</summary>
        End,

        /// <summary>Tab.</summary>
        Tab,

        /// <summary>^C.</summary>
        Interrupt,

        /// <summary>^U: erases the line.</summary>
        EraseLine,

        /// <summary>^K: erases from the cursor on.</summary>
        EraseToEnd,

        /// <summary>^W: erases the word before the cursor.</summary>
        EraseWord,

        /// <summary>^L: draws the line anew.</summary>
        Redraw,
    }
}
