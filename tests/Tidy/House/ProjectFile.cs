using System.Xml.Linq;

namespace SipPhone.Tidy.House;

/// <summary>What a project file refers to.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Name">Its name without the extension.</param>
/// <param name="ProjectReferences">Names of the projects it refers to, for the PC or for the device.</param>
/// <param name="PackageReferences">Names of the packages it refers to.</param>
public sealed record ProjectFile(
    string Path,
    string Name,
    IReadOnlyList<string> ProjectReferences,
    IReadOnlyList<string> PackageReferences)
{
    /// <summary>Every project of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(Read)];

    private static ProjectFile Read(string path)
    {
        XDocument project = XDocument.Parse(Repository.Read(path));
        return new ProjectFile(
            path,
            NameOf(path),
            [.. Includes(project, "ProjectReference").Select(NameOf)],
            [.. Includes(project, "PackageReference")]);
    }

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string NameOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
