namespace SipPhone.Shell.Commands
{
    // Locks the console. Invariant: without a password there is nothing to lock, and it is said.

    /// <summary><c>logout</c>: the next one has to give the password.</summary>
    public sealed class LogoutCommand : Command
    {
        /// <inheritdoc/>
        public override string Name
        {
            get { return "logout"; }
        }

        /// <inheritdoc/>
        public override string Usage
        {
            get { return string.Empty; }
        }

        /// <inheritdoc/>
        public override string Help
        {
            get { return "locks the console"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                context.Reply.Fail(ReplyCode.BadArguments, "logout takes nothing behind it.");
            }
            else if (context.Host.Access == null || !context.Host.Access.IsProtected)
            {
                context.Reply.Fail(
                    ReplyCode.WrongState, "The console has no password: set console.password, then apply, to lock it.");
            }
            else
            {
                context.Lock();
            }

            return Done;
        }
    }
}
