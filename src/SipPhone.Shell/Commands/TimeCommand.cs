using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The wall clock, which certificates are judged by. Invariant: times are in UTC and look as RFC 3339 has them.

    /// <summary><c>time</c>: shows or sets the clock.</summary>
    internal sealed class TimeCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal TimeCommand()
            : base("time", "[set YYYY-MM-DDTHH:MM:SSZ]", "show or set the clock, in UTC")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "set"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            ApplicationBoard board = context.Application.Board;
            if (context.ArgumentCount == 0)
            {
                WriteTime(context.Reply, board.Phone.Clock);
                return Done;
            }

            if (context.ArgumentCount != 2 || !context.IsArgument(0, "set"))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (!UtcTime.Read(context.Arguments, context.OffsetOf(1), context.EndOf(1), out long unixSeconds))
            {
                return CommandAnswers.Refuse(
                    context, ReplyCode.BadArguments, "That is no time. Write it as 2026-11-23T09:30:00Z, in UTC.");
            }

            if (!board.Device.SetWallTime(unixSeconds))
            {
                return CommandAnswers.Refuse(
                    context, ReplyCode.Unavailable, "The clock is not the phone's to set on this board.");
            }

            WriteTime(context.Reply, board.Phone.Clock);
            return Done;
        }

        /// <summary>Writes what the clock says.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="clock">The clock.</param>
        internal static void WriteTime(Reply reply, IClock clock)
        {
            if (reply.IsMachine)
            {
                reply.Flag("clock-set", clock.IsWallTimeSet);
            }

            if (!clock.IsWallTimeSet)
            {
                reply.Field("time", reply.IsMachine ? null : "not set");
                return;
            }

            ByteWriter text = reply.BeginText("time");
            UtcTime.Write(text, clock.UnixSeconds);
            reply.EndText();
        }
    }
}
