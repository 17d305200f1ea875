using System;
using System.CommandLine;
using System.IO;
using SipPhone.Board.Host;
using SipPhone.Cli.Provision.Protocol;

namespace SipPhone.Cli.Provision;

/// <summary><c>sipphone provision verify</c>: whether a protocol is what the station wrote.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> protocol = new("PROTOCOL") { Description = "The protocol, as --protocol wrote it." };
        Option<string> key = new("--key")
        {
            Description = "The public key of --sign-key: PEM, or the point in base 64.",
            HelpName = "PUBLIC",
            Required = true,
        };
        Command command = new("verify", "Check the signature of every line of a protocol, and name the first bad one.")
        {
            protocol, key,
        };
        command.SetAction(result =>
        {
            using ProtocolKey publicKey = ProtocolKey.ReadPublic(result.GetRequiredValue(key), "--key");
            return Verify(result.GetRequiredValue(protocol), publicKey, terminal);
        });
        return command;
    }

    private static int Verify(string path, ProtocolKey key, Terminal terminal)
    {
        ReadOnlySpan<byte> rest = Read(path);
        int line = 0;
        while (rest.Length > 0)
        {
            line++;
            int end = rest.IndexOf((byte)'\n');
            string? problem = end < 0
                ? "the line has no end: its write was interrupted"
                : ProtocolLine.ProblemOf(rest[..end], key);
            if (problem is not null)
            {
                terminal.WriteError($"{path}:{line}: {problem}.");
                return ExitCode.Refused;
            }

            rest = rest[(end + 1)..];
        }

        if (line == 0)
        {
            terminal.WriteError($"{path} is empty: no device was provisioned, or its lines were taken away.");
            return ExitCode.Refused;
        }

        terminal.WriteLine(line == 1
            ? "1 line is whole and signed by this key."
            : $"{line} lines are whole and signed by this key.");
        return ExitCode.Ok;
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"The protocol {path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }
}
