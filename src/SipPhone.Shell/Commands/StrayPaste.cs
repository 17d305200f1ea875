namespace SipPhone.Shell.Commands
{
    // A block of PEM that no command asked for: the rest of a bundle whose first block was refused, or a paste that
    // came too early. In no table of commands; the runner starts it at a BEGIN line. Invariant: nothing of the block is
    // echoed or kept, since it may be a key.

    /// <summary>Passes over a block of PEM that a person pasted at the prompt.</summary>
    internal sealed class StrayPaste : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal StrayPaste()
            : base("-----BEGIN", "", "")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (step > 0 && PemPaste.StartsBoundary(context, "END"))
            {
                context.Reply.Fail(
                    ReplyCode.UnknownCommand,
                    "A pasted block was passed over, since no command asked for it. First: anchor add, or identity " +
                    "set");
                return Done;
            }

            context.WaitForLine(LineKind.Secret, string.Empty);
            return 1;
        }
    }
}
