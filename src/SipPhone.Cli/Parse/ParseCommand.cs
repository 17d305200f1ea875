using System;
using System.CommandLine;

namespace SipPhone.Cli.Parse;

/// <summary><c>sipphone parse</c>: what the phone's parser sees in a SIP message, or where and why it stops.</summary>
internal static class ParseCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE")
        {
            Description = "A file with one SIP message as it is on the wire (lines end with CRLF), or - for standard " +
                "input.",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("parse", "Show what the phone sees in a SIP message, or where and why it stops.")
        {
            file, json,
        };
        command.SetAction(result =>
        {
            byte[] octets = MessageFile.Read(result.GetRequiredValue(file), Console.OpenStandardInput);
            ParsedMessage message = ParsedMessage.Read(octets);
            if (result.GetValue(json))
            {
                terminal.Output.WriteLine(ParseReport.ToJson(message));
            }
            else
            {
                ParseReport.Print(terminal, message);
            }

            return message.IsValid ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }
}
