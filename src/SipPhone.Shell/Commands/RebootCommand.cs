namespace SipPhone.Shell.Commands
{
    // Starts the device anew. Invariant: the answer is written before that, and the phone unregistered where it can be.

    /// <summary><c>reboot</c>: unregisters, then starts the device anew.</summary>
    internal sealed class RebootCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal RebootCommand()
            : base("reboot", "", "unregister, then start anew, which ends safe mode too; staged changes are lost")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            context.Application.Restart(nowMs);
            return Done;
        }
    }
}
