namespace SipPhone.Shell.Commands
{
    // What most commands tell about themselves. Invariant: what was given does not change.

    /// <summary>A command with its name, usage and help.</summary>
    internal abstract class NamedCommand : Command
    {
        private readonly string _name;
        private readonly string _usage;
        private readonly string _help;

        /// <summary>Makes one.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="usage">What stands behind the name; empty for nothing.</param>
        /// <param name="help">One line of help, without a full stop.</param>
        protected NamedCommand(string name, string usage, string help)
        {
            _name = name;
            _usage = usage;
            _help = help;
        }

        /// <inheritdoc/>
        public override string Name
        {
            get { return _name; }
        }

        /// <inheritdoc/>
        public override string Usage
        {
            get { return _usage; }
        }

        /// <inheritdoc/>
        public override string Help
        {
            get { return _help; }
        }
    }
}
