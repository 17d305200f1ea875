using SipPhone.Core;
using SipPhone.Settings.Access;

namespace SipPhone.Shell.Commands
{
    // Asks for the password where none was given, and waits while it is hashed.
    //
    // | step | does                                                                                |
    // |------|-------------------------------------------------------------------------------------|
    // | 0    | checks that there is something to do; no argument: asks -> 1; else starts -> 2       |
    // | 1    | starts the check of the line that was typed -> 2                                     |
    // | 2    | polls the check until it says granted or refused                                     |
    //
    // Invariant: only Granted unlocks.

    /// <summary><c>login</c>: unlocks the console.</summary>
    public sealed class LoginCommand : Command
    {
        private const int AskedStep = 1;
        private const int WaitStep = 2;

        /// <inheritdoc/>
        public override string Name
        {
            get { return "login"; }
        }

        /// <inheritdoc/>
        public override string Usage
        {
            get { return "[PASSWORD]"; }
        }

        /// <inheritdoc/>
        public override string Help
        {
            get { return "unlocks the console"; }
        }

        /// <inheritdoc/>
        public override bool RunsLocked
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool HoldsSecret(ShellContext context)
        {
            return true;
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            switch (step)
            {
                case 0:
                    return Begin(context, nowMs);
                case AskedStep:
                    return Check(context, context.Line, 0, context.LineEnd, nowMs);
                default:
                    return Wait(context, nowMs);
            }
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            if (context.Host.Access != null)
            {
                context.Host.Access.Cancel();
            }
        }

        private static int Begin(ShellContext context, long nowMs)
        {
            ConsoleAccess access = context.Host.Access;
            if (access == null || !access.IsProtected)
            {
                context.Reply.Line("The console has no password.");
                return Done;
            }

            int count = context.ArgumentCount;
            if (count > 0)
            {
                return Check(context, context.Arguments, context.OffsetOf(0), context.EndOf(count - 1), nowMs);
            }

            if (context.Reply.IsMachine)
            {
                context.Reply.Fail(ReplyCode.BadArguments, "The password is missing: login PASSWORD.");
                return Done;
            }

            context.WaitForLine(LineKind.Secret, "Password: ");
            return AskedStep;
        }

        private static int Check(ShellContext context, byte[] password, int offset, int end, long nowMs)
        {
            ConsoleAccess access = context.Host.Access;
            if (access.Check(password, offset, end, nowMs))
            {
                return Wait(context, nowMs);
            }

            if (access.IsLocked)
            {
                context.Reply.Fail(
                    ReplyCode.Refused,
                    "The stored password is damaged, so none is right: reset the device with the button at its start.");
            }
            else if (access.State == AccessState.Working)
            {
                context.Reply.Fail(ReplyCode.Busy, "Another password is being checked: try again in some seconds.");
            }
            else
            {
                Refuse(context, "Too soon after a wrong password.", nowMs);
            }

            return Done;
        }

        private static int Wait(ShellContext context, long nowMs)
        {
            ConsoleAccess access = context.Host.Access;
            access.Poll(nowMs);
            switch (access.State)
            {
                case AccessState.Working:
                    context.WaitUntil(access.NextDeadlineMs);
                    return WaitStep;
                case AccessState.Granted:
                    context.Unlock();
                    return Done;
                case AccessState.Refused:
                    Refuse(context, "The password is wrong.", nowMs);
                    return Done;
                default:
                    context.Reply.Fail(ReplyCode.StoreFailed, "The password could not be checked: the store failed.");
                    return Done;
            }
        }

        private static void Refuse(ShellContext context, string what, long nowMs)
        {
            long waitMs = context.Host.Access.NotBeforeMs - nowMs;
            int seconds = waitMs <= 0 ? 0 : (int)((waitMs + 999) / 1000);
            ByteWriter writer = context.Reply.BeginMessage(ReplyCode.Refused);
            writer.Write(Ascii.ToBytes(what));
            if (seconds > 0)
            {
                writer.Write(Ascii.ToBytes(" The next attempt is taken in "));
                writer.WriteDecimal(seconds);
                writer.Write(Ascii.ToBytes(seconds == 1 ? " second." : " seconds."));
            }

            context.Reply.EndMessage();
            if (context.Reply.IsMachine)
            {
                context.Reply.Number("wait", seconds);
            }
        }
    }
}
