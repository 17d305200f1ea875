using System;
using System.IO;
using System.Text;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Ladder;

/// <summary>
/// The file that <c>--ladder</c> names: tried at the start, so that nobody calls first and learns then that it cannot
/// be written. Until there is a ladder to write, what stands in it stays, and a new file goes again.
/// </summary>
internal sealed class LadderFile : IDisposable
{
    private readonly string _path;
    private bool _isEmptyAndNew;

    private LadderFile(string path, bool isNew)
    {
        _path = path;
        _isEmptyAndNew = isNew;
    }

    /// <summary>Makes sure that it can be written, and leaves what stands in it.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static LadderFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"--ladder \"{path}\" is a folder: name a file in it, such as ladder.svg.");
        }

        bool isNew = !File.Exists(path);
        Try(path, () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose());
        return new LadderFile(path, isNew);
    }

    /// <summary>Writes the ladder in place of what stood there.</summary>
    /// <param name="diagram">What it shows.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(LadderDiagram diagram)
    {
        byte[] svg = Encoding.UTF8.GetBytes(LadderSvg.Draw(diagram));
        _isEmptyAndNew = false;
        Try(_path, () => File.WriteAllBytes(_path, svg));
    }

    /// <summary>Takes a file away that was made for nothing.</summary>
    public void Dispose()
    {
        if (_isEmptyAndNew)
        {
            Try(_path, () => File.Delete(_path));
        }
    }

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"--ladder \"{path}\" cannot be written: {FileProblem.Of(path, exception)}.");
        }
    }
}
