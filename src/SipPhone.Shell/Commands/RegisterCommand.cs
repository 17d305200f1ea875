using SipPhone.Phone;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Starts the phone. Invariant: a phone that is registered stays so.

    /// <summary><c>register</c>: starts the phone, or starts it over after a failure.</summary>
    internal sealed class RegisterCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal RegisterCommand()
            : base("register", "", "start the phone, or start it over after a failure")
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
            bool isRegistered = application.Phone != null && application.Phone.State == PhoneState.Registered;
            switch (isRegistered ? StartResult.Ok : application.StartPhone(nowMs))
            {
                case StartResult.NotConfigured:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.WrongState, "There is no account. Set sip.domain and sip.user, then: apply");
                case StartResult.NoAnchors:
                    return CommandAnswers.Refuse(
                        context,
                        ReplyCode.WrongState,
                        "There are no trust anchors, so no server can be trusted. Add one with: anchor add");
                case StartResult.Stopping:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.Busy, "The phone is just being stopped. Try again in a few seconds.");
                case StartResult.SafeMode:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.WrongState, "There is no phone in safe mode. See: faults, then: reboot");
                default:
                    context.Reply.Line(isRegistered ? "It is registered." : "Started; the log tells how it goes.");
                    context.Reply.Field("phone", PhoneStates.Name(application));
                    return Done;
            }
        }
    }
}
