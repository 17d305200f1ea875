using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Stops the phone. Invariant: it stays stopped until register, apply, or the next start.

    /// <summary><c>unregister</c>: takes the registration back and stops the phone.</summary>
    internal sealed class UnregisterCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal UnregisterCommand()
            : base("unregister", "", "take the registration back, and stop the phone")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            PhoneApplication application = context.Application;
            application.StopPhone(nowMs);
            context.Reply.Field("phone", PhoneStates.Name(application));
            return Done;
        }
    }
}
