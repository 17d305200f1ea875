using System.Diagnostics;

namespace SipPhone.Tidy;

// The checkout that the tests run in, found by going up from the test's own directory.

/// <summary>The repository's files.</summary>
public static class Repository
{
    private const string SolutionName = "nf-sipphone.sln";
    private static readonly string[] BuildFolders = ["bin", "obj", ".git", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The directory of the solution.</summary>
    public static string Root { get; } =
        FindUpward(SolutionName) is { } solution
            ? Path.GetDirectoryName(solution)!
            : throw new InvalidOperationException($"no {SolutionName} above {AppContext.BaseDirectory}");

    /// <summary>
    /// Every file that is or would be committed, as a path relative to <see cref="Root"/> with forward slashes: what
    /// git says, or, in a tree without git, everything outside the folders that a build makes.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. (ListWithGit() ?? ListFolders()).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file.</summary>
    /// <param name="path">One of <see cref="Files"/>.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The lines of a file.</summary>
    /// <param name="path">One of <see cref="Files"/>.</param>
    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Looks for a file or directory in the test's directory and all above it.</summary>
    /// <param name="relativePath">What to look for.</param>
    /// <returns>Its full path; null where there is none.</returns>
    public static string? FindUpward(string relativePath)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, relativePath);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static List<string>? ListWithGit()
    {
        // -z, for git quotes unusual names otherwise; new files count before they are added.
        ProcessStartInfo start = new("git", "ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            string[] paths = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
            return git.ExitCode == 0
                ? [.. paths.Where(path => File.Exists(Path.Combine(Root, path)))]
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> ListFolders() =>
        new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(BuildFolders).Any());
}
