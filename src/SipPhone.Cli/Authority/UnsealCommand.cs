using System;
using System.CommandLine;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary><c>sipphone ca unseal</c>: the token that breaks one device's seal, once.</summary>
internal static class UnsealCommand
{
    private const int ChallengeDigits = 32;
    private const int MaxDeviceCharacters = 64;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = AuthorityOptions.Directory();
        Option<string> device = new("--device")
        {
            Description = "The device's id, as \"factory challenge\" tells it.",
            HelpName = "ID",
            Required = true,
        };
        AuthorityOptions.Check(device, id => IsDeviceId(id)
            ? null
            : $"--device cannot be \"{id}\". Give the id that \"factory challenge\" tells.");
        Option<string> challenge = new("--challenge")
        {
            Description = "Its challenge, as \"factory challenge\" tells it.",
            HelpName = "HEX",
            Required = true,
        };
        AuthorityOptions.Check(challenge, hex => IsChallenge(hex)
            ? null
            : $"--challenge takes {ChallengeDigits} hexadecimal digits, as \"factory challenge\" tells them, not " +
                $"\"{hex}\".");
        Command command = new("unseal", "Print the token that breaks a device's seal, for its \"factory unseal\".")
        {
            directory, device, challenge,
        };
        command.SetAction(result => AuthorityCommand.Run(terminal, () =>
        {
            AuthorityDirectory authority = new(result.GetRequiredValue(directory));
            using FactoryKey key = authority.LoadFactoryKey();
            terminal.Output.WriteLine(key.UnsealToken(
                result.GetRequiredValue(device), Convert.FromHexString(result.GetRequiredValue(challenge))));
        }));
        return command;
    }

    private static bool IsDeviceId(string text)
    {
        return text.Length is >= 1 and <= MaxDeviceCharacters && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
    }

    private static bool IsChallenge(string text)
    {
        return text.Length == ChallengeDigits && text.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
    }
}
