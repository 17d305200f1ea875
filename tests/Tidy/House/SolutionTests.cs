using System.Text.RegularExpressions;

namespace SipPhone.Tidy.House;

/// <summary>One build and one test run reach everything, and the top level stays what the design says it is.</summary>
public sealed partial class SolutionTests
{
    private static readonly string[] TopLevelEntries =
    [
        "boards", "firmware", "src", "tests",
        "nf-sipphone.sln", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
        "Directory.Build.props", "Directory.Packages.props", "global.json",
        ".ci", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        IEnumerable<string> listed = ProjectLine().Matches(Repository.Read("nf-sipphone.sln"))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'));
        Assert.Equal(ProjectFile.All.Select(project => project.Path).Order(), listed.Order());
    }

    [Fact]
    public void The_top_level_holds_nothing_else() =>
        Assert.Empty(Repository.Files.Select(path => path.Split('/')[0]).Distinct().Except(TopLevelEntries));

    [GeneratedRegex("^Project\\(.*, \"(?<path>[^\"]+\\.csproj)\"", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
