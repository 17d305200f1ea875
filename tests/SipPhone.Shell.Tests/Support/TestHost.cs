using SipPhone.Settings.Access;
using SipPhone.Shell.Commands;

namespace SipPhone.Shell.Tests.Support;

/// <summary>An application that is nothing but commands.</summary>
public sealed class TestHost : IShellHost
{
    private readonly Command[] _commands;

    public TestHost(params Command[] commands)
    {
        _commands = commands;
    }

    public ConsoleAccess? Access { get; set; }

    public bool IsSealed { get; set; }

    public bool HasStagedChanges { get; set; }

    public bool IsRestarting { get; set; }

    /// <summary>How often somebody came.</summary>
    public int Sessions { get; private set; }

    public Command[] MakeCommands()
    {
        Sessions++;
        return [.. _commands, new HelpCommand(), new LoginCommand(), new LogoutCommand()];
    }
}
