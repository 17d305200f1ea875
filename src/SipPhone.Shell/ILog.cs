using SipPhone.Core;

namespace SipPhone.Shell
{
    /// <summary>Takes lines of the log, and never gets in the way of what a person types.</summary>
    public interface ILog
    {
        /// <summary>Starts a line.</summary>
        /// <param name="level">How much it matters.</param>
        /// <returns>
        /// Where to write its text, UTF-8 without a line end, at most <c>Limits.MaxLogLineBytes</c>; what does not fit
        /// is cut. Null when nobody wants it, and then <see cref="End"/> is not called.
        /// </returns>
        ByteWriter Begin(LogLevel level);

        /// <summary>Ends the line.</summary>
        void End();
    }
}
