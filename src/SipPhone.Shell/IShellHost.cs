using SipPhone.Settings.Access;

namespace SipPhone.Shell
{
    /// <summary>What the shell needs of the application that it is the console of.</summary>
    public interface IShellHost
    {
        /// <summary>Who may use the console; null for everybody.</summary>
        ConsoleAccess Access { get; }

        /// <summary>Whether the device is sealed: some commands are unknown then.</summary>
        bool IsSealed { get; }

        /// <summary>Whether changes of settings wait for <c>apply</c>: the prompt says so.</summary>
        bool HasStagedChanges { get; }

        /// <summary>Whether the device was asked to start anew: no command is taken any more.</summary>
        bool IsRestarting { get; }

        /// <summary>Makes the commands, each time that somebody comes to the console.</summary>
        /// <returns>All of them, in the order of the help, those of the shell among them.</returns>
        Command[] MakeCommands();
    }
}
