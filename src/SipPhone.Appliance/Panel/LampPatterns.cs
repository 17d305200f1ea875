namespace SipPhone.Appliance.Panel
{
    // How one lamp tells fourteen things apart. A pattern is two seconds long, 16 steps of 125 ms, the first step in
    // the highest bit. Steady is good; evenly blinking, the faster the nearer, is under way; a number of short flashes
    // and a pause is something that a person can look up and mend.
    //
    //   sign          | two seconds         | on and off, in ms
    //   Off           | ................    | off
    //   Registered    | ################    | on
    //   Talking       | ###############.    | 1875 on, 125 off
    //   Joining       | ########........    | 1000 on, 1000 off
    //   Registering   | ####....####....    | 500 on, 500 off
    //   Calling       | ##..##..##..##..    | 250 on, 250 off
    //   Ringing       | #.#.#.#.#.#.#.#.    | 125 on, 125 off
    //   NoNetwork     | #...............    | 1 flash
    //   NoClock       | #.#.............    | 2 flashes
    //   NotConfigured | #.#.#...........    | 3 flashes
    //   NoServer      | #.#.#.#.........    | 4 flashes
    //   Refused       | #.#.#.#.#.......    | 5 flashes
    //   SafeMode      | #.####..........    | 125 on, 125 off, 500 on, 1250 off
    //   PressRefused  | ######..######..    | 750 on, 250 off, twice
    //
    // Invariant: no two are alike, wherever one begins to look. Numbers, since a table of octets would take heap.

    /// <summary>The patterns of the lamp.</summary>
    internal static class LampPatterns
    {
        /// <summary>Steps of a pattern.</summary>
        internal const int Steps = 16;

        /// <summary>How long a step is, in milliseconds.</summary>
        internal const int StepMs = 125;

        /// <summary>The pattern of a sign.</summary>
        /// <param name="sign">The sign.</param>
        /// <returns>A bit for each step, 1 for lit; the first is bit 15.</returns>
        internal static int Of(LampSign sign)
        {
            switch (sign)
            {
                case LampSign.Joining: return 0xFF00;
                case LampSign.Registering: return 0xF0F0;
                case LampSign.Registered: return 0xFFFF;
                case LampSign.Calling: return 0xCCCC;
                case LampSign.Ringing: return 0xAAAA;
                case LampSign.Talking: return 0xFFFE;
                case LampSign.NoNetwork: return 0x8000;
                case LampSign.NoClock: return 0xA000;
                case LampSign.NotConfigured: return 0xA800;
                case LampSign.NoServer: return 0xAA00;
                case LampSign.Refused: return 0xAA80;
                case LampSign.SafeMode: return 0xBC00;
                case LampSign.PressRefused: return 0xFCFC;
                default: return 0;
            }
        }

        /// <summary>Tells whether the lamp is lit in a step.</summary>
        /// <param name="pattern">The pattern.</param>
        /// <param name="step">The step, from 0; it starts over after <see cref="Steps"/>.</param>
        /// <returns>True when it is.</returns>
        internal static bool IsLit(int pattern, int step)
        {
            return ((pattern >> (Steps - 1 - (step % Steps))) & 1) != 0;
        }
    }
}
