using System.Reflection;

namespace SipPhone.Tidy;

// What the build of this test project made for the device (see the project file), sorted by what it is for.

/// <summary>The assemblies that were compiled against the reference assemblies, and those themselves.</summary>
public static class DeviceBuilds
{
    private const string KeyPrefix = "DeviceBuild:";
    private const string FixturesProject = "GuardFixtures";

    private static readonly Dictionary<string, string> PathByProject = typeof(DeviceBuilds).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key.StartsWith(KeyPrefix, StringComparison.Ordinal))
        .ToDictionary(attribute => attribute.Key[KeyPrefix.Length..], attribute => attribute.Value!);

    /// <summary>Paths of our assemblies: portable ones, the board, the firmware.</summary>
    public static IReadOnlyList<string> Ours { get; } =
        [.. PathByProject.Where(build => IsOurs(build.Key)).Select(build => build.Value).Order()];

    /// <summary>Paths of the hand-written reference assemblies.</summary>
    public static IReadOnlyList<string> References { get; } =
        [.. PathByProject.Where(build => !IsOurs(build.Key) && build.Key != FixturesProject)
            .Select(build => build.Value).Order()];

    /// <summary>Path of one assembly.</summary>
    /// <param name="project">Its project's name.</param>
    public static string PathOf(string project) => PathByProject[project];

    /// <summary>Path of the assembly that breaks every rule once.</summary>
    public static string Fixtures => PathByProject[FixturesProject];

    private static bool IsOurs(string project) => project.StartsWith("SipPhone.", StringComparison.Ordinal);
}
