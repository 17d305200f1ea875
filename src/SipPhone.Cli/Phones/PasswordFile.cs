using System;
using System.IO;
using System.Text;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Phones;

/// <summary>A password from a file: it never stands on a command line, where other users could read it.</summary>
internal static class PasswordFile
{
    private const int MaxPasswordBytes = 128;

    /// <summary>Reads the first line of a file.</summary>
    /// <param name="path">The file; null for no password.</param>
    /// <returns>The password's octets in UTF-8; null for none.</returns>
    /// <exception cref="UsageException">The file cannot be read, or holds no password.</exception>
    public static byte[]? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"--password-file {path} cannot be read: {FileProblem.Of(path, exception)}.");
        }

        string password = lines.Length == 0 ? "" : lines[0];
        byte[] octets = Encoding.UTF8.GetBytes(password);
        if (octets.Length is 0 or > MaxPasswordBytes || Array.IndexOf(octets, (byte)0) >= 0)
        {
            throw new UsageException(
                $"--password-file {path} holds no usable password: put it on the first line, 1 to " +
                    $"{MaxPasswordBytes} bytes.");
        }

        return octets;
    }
}
