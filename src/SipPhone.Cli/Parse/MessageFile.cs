using System;
using System.IO;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Parse;

/// <summary>Reads the octets of a message from a file or standard input, and says in plain words why not.</summary>
internal static class MessageFile
{
    /// <summary>The most that is read: a SIP message has a few thousand octets.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string StandardInput = "-";

    /// <summary>Reads it all.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="openStandardInput">Opens standard input.</param>
    /// <returns>The octets, as they are.</returns>
    /// <exception cref="UsageException">It cannot be read, or is far too large.</exception>
    public static byte[] Read(string path, Func<Stream> openStandardInput)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder. Name a file with one SIP message, or - for standard input.");
        }

        try
        {
            using Stream stream = path == StandardInput ? openStandardInput() : File.OpenRead(path);
            return ReadAll(path, stream);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(
                $"There is no file {path}. Name a file with one SIP message, or - for standard input.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"{path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }

    private static byte[] ReadAll(string path, Stream stream)
    {
        byte[] octets = new byte[MaxBytes + 1];
        int length = stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
        {
            string name = path == StandardInput ? "Standard input" : path;
            throw new UsageException(
                $"{name} has more than {MaxBytes} bytes, and a SIP message has a few thousand. Is it the right one?");
        }

        return octets[..length];
    }
}
