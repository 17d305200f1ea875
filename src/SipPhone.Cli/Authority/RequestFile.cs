using System;
using System.IO;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Authority;

/// <summary>Reads the file of a certification request.</summary>
internal static class RequestFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads it whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be read, or is far too large.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] content = new byte[MaxBytes + 1];
            int length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length <= MaxBytes
                ? content[..length]
                : throw new UsageException(
                    $"{path} is longer than {MaxBytes} bytes, and a request has a few thousand. Is it the right file?");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file {path}. Name the file of a request, PEM or DER.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"{path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }
}
