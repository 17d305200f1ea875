using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Panel
{
    // One pattern after another on one lamp. Invariant: a new sign starts its pattern from the beginning; the same one
    // goes on. What is lit follows from sign and time alone, so a late poll skips steps and does not stretch them.

    /// <summary>Shows signs on a lamp. A machine.</summary>
    internal sealed class PanelLamp
    {
        private readonly ILamp _lamp;
        private LampSign _sign;
        private long _sinceMs;

        /// <summary>Makes one; the lamp is as it was until the first <see cref="Show"/>.</summary>
        /// <param name="lamp">The lamp.</param>
        internal PanelLamp(ILamp lamp)
        {
            _lamp = lamp;
        }

        /// <summary>When <see cref="Show"/> must be called at the latest; -1 while the sign is steady.</summary>
        internal long NextDeadlineMs { get; private set; } = -1;

        /// <summary>Shows a sign.</summary>
        /// <param name="sign">What is to be seen.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Show(LampSign sign, long nowMs)
        {
            if (sign != _sign)
            {
                _sign = sign;
                _sinceMs = nowMs;
            }

            int pattern = LampPatterns.Of(sign);
            long shownMs = (nowMs - _sinceMs) % (LampPatterns.Steps * LampPatterns.StepMs);
            int step = (int)(shownMs / LampPatterns.StepMs);
            bool isLit = LampPatterns.IsLit(pattern, step);
            _lamp.Set(isLit);

            int next = step + 1;
            while (next < step + LampPatterns.Steps && LampPatterns.IsLit(pattern, next) == isLit)
            {
                next++;
            }

            bool isSteady = next == step + LampPatterns.Steps;
            NextDeadlineMs = isSteady ? -1 : nowMs - shownMs + (next * LampPatterns.StepMs);
        }

        /// <summary>Puts it out, whatever it showed.</summary>
        internal void PutOut()
        {
            _lamp.Set(false);
        }
    }
}
