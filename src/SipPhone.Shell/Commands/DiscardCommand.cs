namespace SipPhone.Shell.Commands
{
    // Invariant: afterwards nothing is staged, and what was is wiped.

    /// <summary><c>discard</c>: forgets staged changes.</summary>
    internal sealed class DiscardCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal DiscardCommand()
            : base("discard", "", "forget the staged changes")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            context.Application.Discard();
            return Done;
        }
    }
}
