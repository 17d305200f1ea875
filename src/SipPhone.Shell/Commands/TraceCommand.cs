using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Every SIP message in the log. Invariant: secrets are blanked, and no setting switches that off.

    /// <summary><c>trace</c>: shows the SIP messages, or not.</summary>
    internal sealed class TraceCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal TraceCommand()
            : base("trace", "[on|off]", "show every SIP message in the log, secrets blanked, until the next start")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "on|off"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            PhoneApplication application = context.Application;
            bool isOn = context.IsArgument(0, "on");
            if (context.ArgumentCount > 1 || (context.ArgumentCount == 1 && !isOn && !context.IsArgument(0, "off")))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (context.ArgumentCount == 1)
            {
                application.IsTracing = isOn;
            }

            if (application.IsTracing && application.LogLevel < LogLevel.Info)
            {
                application.LogLevel = LogLevel.Info;
                context.Reply.Line("The log tells at level info from now on, so that messages are seen.");
            }

            context.Reply.Flag("trace", application.IsTracing);
            return Done;
        }
    }
}
