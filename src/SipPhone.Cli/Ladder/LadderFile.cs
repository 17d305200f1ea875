using System;
using System.IO;
using System.Text;

namespace SipPhone.Cli.Ladder;

/// <summary>
/// The file that <c>--ladder</c> names: opened at the start, so that nobody calls first and learns then that it cannot
/// be written.
/// </summary>
internal sealed class LadderFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private LadderFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Opens it.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file, empty.</returns>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static LadderFile Create(string path)
    {
        try
        {
            return new LadderFile(path, File.Create(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Wrong(path, exception);
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="diagram">What it shows.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(LadderDiagram diagram)
    {
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(LadderSvg.Draw(diagram)));
            _stream.Flush();
        }
        catch (IOException exception)
        {
            throw Wrong(_path, exception);
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _stream.Dispose();

    private static UsageException Wrong(string path, Exception exception)
    {
        return new UsageException($"--ladder \"{path}\" cannot be written: {exception.Message}");
    }
}
