using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary><c>sipphone ca init</c>: makes a new authority, and the manufacturer's factory key.</summary>
internal static class InitCommand
{
    private const string UsualName = "sipphone authority";
    private const int UsualDays = 3650;
    private const int MaxNameCharacters = 64;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = new("DIR")
        {
            Description = "A new directory, which only you will be able to read.",
        };
        Option<string?> name = new("--name")
        {
            Description = "What the authority is called. Default: " + UsualName + ".",
            HelpName = "NAME",
        };

        // RFC 5280 appendix A.1, ub-common-name.
        AuthorityOptions.Check(name, text => text.Trim().Length is >= 1 and <= MaxNameCharacters
            ? null
            : $"--name takes 1 to {MaxNameCharacters} characters, not \"{text}\".");
        Choice<KeyKind> key = AuthorityOptions.Key();
        Option<int?> days = AuthorityOptions.Days(UsualDays);
        Option<bool> json = CommonOptions.Json();
        Command command = new("init", "Make a new authority and the manufacturer's factory key in a directory.")
        {
            directory, name, key.Option, days, json,
        };
        command.SetAction(result => AuthorityCommand.Run(terminal, () =>
        {
            AuthorityDirectory authority = new(result.GetRequiredValue(directory));
            authority.Create(
                result.GetValue(name) ?? UsualName,
                key.ValueIn(result),
                TimeSpan.FromDays(result.GetValue(days) ?? UsualDays));
            Tell(terminal, authority, result.GetValue(json));
        }));
        return command;
    }

    private static void Tell(Terminal terminal, AuthorityDirectory authority, bool asJson)
    {
        string factoryKey = File.ReadAllText(authority.FactoryPublicPath).Trim();
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new
            {
                directory = authority.DirectoryPath,
                root = authority.RootPath,
                key = authority.RootKeyPath,
                policy = authority.PolicyPath,
                factoryKey,
            }));
            return;
        }

        terminal.WriteField("Anchor", Terminal.Plain($"{authority.RootPath}: devices get it with \"anchor add\""));
        terminal.WriteField("Key", Terminal.Plain($"{authority.RootKeyPath}: secret, whoever has it is the authority"));
        terminal.WriteField("Policy", Terminal.Plain($"{authority.PolicyPath}: who may have certificates; nobody yet"));
        terminal.WriteField("Factory key", Terminal.Plain($"{authority.FactoryKeyPath}: secret, it breaks seals"));
        terminal.WriteField("", Terminal.Plain($"{authority.FactoryPublicPath}: devices get it with"));
        terminal.WriteField("", Terminal.Plain($"\"set factory.key {factoryKey}\""));
        terminal.WriteField("Next", Terminal.Plain(
            $"add a line \"example.com sip1.example.com\" with your names to {authority.PolicyPath}"));
    }
}
