using SipPhone.Core;

namespace SipPhone.Shell.Commands
{
    // The commands of one session. Invariant: a sealed device does not know those that vanish, by whatever way they
    // are looked for.

    /// <summary>The commands that there are now.</summary>
    public sealed class CommandTable
    {
        private readonly IShellHost _host;
        private readonly Command[] _commands;

        /// <summary>Makes a table of the host's commands.</summary>
        /// <param name="host">Makes them, and knows whether the device is sealed.</param>
        public CommandTable(IShellHost host)
        {
            _host = host;
            _commands = host.MakeCommands();
        }

        /// <summary>How many places there are.</summary>
        public int Count
        {
            get { return _commands.Length; }
        }

        /// <summary>The command in a place.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <returns>The command; null where the seal took it away.</returns>
        public Command Get(int index)
        {
            Command command = _commands[index];
            return command.VanishesWhenSealed && _host.IsSealed ? null : command;
        }

        /// <summary>Finds a command by its whole name, letters folded.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The command; null when there is none.</returns>
        public Command Find(byte[] buffer, int offset, int end)
        {
            for (int i = 0; i < _commands.Length; i++)
            {
                Command command = Get(i);
                if (command != null && Ascii.EqualsIgnoreCase(buffer, offset, end, Ascii.ToBytes(command.Name)))
                {
                    return command;
                }
            }

            return null;
        }

        /// <summary>Offers every name there is to somebody who looks for one.</summary>
        /// <param name="nearest">Looks at them.</param>
        internal void Offer(NearestName nearest)
        {
            for (int i = 0; i < _commands.Length; i++)
            {
                Command command = Get(i);
                if (command != null)
                {
                    nearest.Offer(command.Name);
                }
            }
        }
    }
}
