namespace SipPhone.Shell.Commands
{
    // The level of the log until the next start; log.level is what it starts with. Invariant: it is one of the words of
    // that setting.

    /// <summary><c>log</c>: shows or sets the level of the log.</summary>
    internal sealed class LogCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal LogCommand()
            : base("log", "[error|warning|info|debug]", "show or set how much the log tells, until the next start")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "error|warning|info|debug"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount == 0)
            {
                context.Reply.Field("level", NameOf(context.Application.LogLevel));
                return Done;
            }

            for (int i = 0; context.ArgumentCount == 1 && i <= (int)LogLevel.Debug; i++)
            {
                if (context.IsArgument(0, NameOf((LogLevel)i)))
                {
                    context.Application.LogLevel = (LogLevel)i;
                    return Done;
                }
            }

            return CommandAnswers.RefuseUsage(context, this);
        }

        private static string NameOf(LogLevel level)
        {
            switch (level)
            {
                case LogLevel.Error: return "error";
                case LogLevel.Warning: return "warning";
                case LogLevel.Info: return "info";
                default: return "debug";
            }
        }
    }
}
