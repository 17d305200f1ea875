using System;
using System.IO;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Run;

// Two phones in one directory would overwrite each other's settings. The lock is the system's on an open file, so that
// one that a crash left behind locks nobody out.

/// <summary>The directory that is a phone's memory, locked for this process.</summary>
internal sealed class SettingsFolder : IDisposable
{
    // No name of a blob starts with a dot.
    private const string LockName = ".lock";
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private SettingsFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Where a phone lives when nothing else was said: among the data of this user.</summary>
    public static string DefaultPath => System.IO.Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "nf-sipphone");

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Makes it if need be, and locks it.</summary>
    /// <param name="directory">Its path.</param>
    /// <exception cref="UsageException">It cannot be made or used, or another phone runs in it.</exception>
    public static SettingsFolder Open(string directory)
    {
        string path = System.IO.Path.GetFullPath(directory);
        string file = System.IO.Path.Combine(path, LockName);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OnlyMine);
            }
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"--settings {path} cannot be used: {FileProblem.Of(path, exception)}.");
        }

        try
        {
            return new SettingsFolder(
                path, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (FileProblem.IsLocked(exception))
        {
            throw new UsageException(
                $"Another phone runs in {path}: end it first, or name another directory with --settings.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException(
                $"--settings {path} cannot be used: {file} cannot be written: {FileProblem.Of(file, exception)}.");
        }
    }

    /// <summary>Lets others have it.</summary>
    public void Dispose()
    {
        _lock.Dispose();
    }
}
