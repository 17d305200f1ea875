namespace SipPhone.Shell.Commands
{
    // Every command, those of the shell last. Invariant: new objects each time, so that nothing of them stays while
    // nobody uses the console.

    /// <summary>Makes the commands of the phone's console.</summary>
    internal static class PhoneCommands
    {
        /// <summary>Makes them.</summary>
        /// <returns>All, in the order of the help.</returns>
        internal static Command[] MakeAll()
        {
            return new Command[]
            {
                new StatusCommand(),
                new ShowCommand(),
                new SetCommand(),
                new UnsetCommand(),
                new ApplyCommand(),
                new DiscardCommand(),
                new RegisterCommand(),
                new UnregisterCommand(),
                new CallCommand(),
                new AnswerCommand(),
                new HangupCommand(),
                new HoldCommand(),
                new ResumeCommand(),
                new TransferCommand(),
                new DtmfCommand(),
                new DoorCommand(),
                new LocateCommand(),
                new InspectCommand(),
                new AnchorCommand(),
                new IdentityCommand(),
                new LogCommand(),
                new TraceCommand(),
                new TimeCommand(),
                new FaultsCommand(),
                new FactoryCommand(),
                new RebootCommand(),
                new VersionCommand(),
                new HelpCommand(),
                new LoginCommand(),
                new LogoutCommand(),
            };
        }
    }
}
