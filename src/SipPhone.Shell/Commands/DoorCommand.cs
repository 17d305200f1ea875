using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Releases the door by hand, for who may use the console. Invariant: the contact opens again by itself.

    /// <summary><c>door open</c>: releases the door for <c>door.seconds</c>.</summary>
    internal sealed class DoorCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal DoorCommand()
            : base("door", "open", "release the door for door.seconds")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "open"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount != 1 || !context.IsArgument(0, "open"))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            IDoor door = context.Application.Door;
            if (door == null)
            {
                return CommandAnswers.Refuse(
                    context, ReplyCode.Unavailable, "This board has no contact that releases a door.");
            }

            context.Reply.Number("seconds", door.Release(nowMs));
            return Done;
        }
    }
}
