using System.Text.RegularExpressions;

namespace SipPhone.Tidy.House;

/// <summary>What holds for every source file of the repository.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 400;
    private const int MaxColumns = 120;

    private static readonly string[] ProductFolders = ["src/", "boards/", "firmware/"];

    // Files that may be longer, each with the reason why it would read worse in parts.
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["src/SipPhone.Dns/Resolver.cs"] =
            "one machine whose table stands above it; what could be parted is in files of its own",
        ["src/SipPhone.Dns/Locator.cs"] = "the same",
        ["src/SipPhone.Core/Limits.cs"] = "every limit stands in one table, with its reason",
    };

    private static IEnumerable<string> Sources => Repository.Files.Where(path => HasExtension(path, ".cs"));

    private static IEnumerable<string> Code => Repository.Files.Where(path =>
        HasExtension(path, ".cs", ".csproj", ".props", ".targets", ".sh", ".cpp", ".h", ".cmake") || path == ".ci/run");

    private static IEnumerable<string> TextFiles => Code.Concat(
        Repository.Files.Where(path => HasExtension(path, ".sln", ".json", ".md")));

    [Fact]
    public void Files_are_short() =>
        Report.AssertEmpty(Sources.Where(path => !LongFiles.ContainsKey(path))
            .Select(path => (Path: path, Count: Repository.ReadLines(path).Length))
            .Where(file => file.Count > MaxLines)
            .Select(file => $"{file.Path}: {file.Count} lines, {MaxLines} allowed"));

    [Fact]
    public void Exceptions_are_still_needed() =>
        Report.AssertEmpty(LongFiles.Keys.Where(path =>
            !Repository.Files.Contains(path) || Repository.ReadLines(path).Length <= MaxLines));

    [Fact]
    public void Lines_are_short() =>
        Report.AssertEmpty(FindLines(Sources, line => line.Length > MaxColumns));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Report.AssertEmpty(FindLines(Code, line => LeftForLater().IsMatch(line)));

    [Fact]
    public void Nothing_depends_on_one_machine() =>
        Report.AssertEmpty(FindLines(TextFiles, line => MachinePath().IsMatch(line)));

    [Fact]
    public void Tests_do_not_sleep() =>
        Report.AssertEmpty(FindLines(
            Sources.Where(path => path.StartsWith("tests/", StringComparison.Ordinal)),
            line => Sleep().IsMatch(line)));

    [Fact]
    public void A_file_holds_one_type_and_has_its_name() =>
        Report.AssertEmpty(Sources.Where(path => ProductFolders.Any(path.StartsWith))
            .SelectMany(path => FindStrayTypes(Repository.Read(path), Path.GetFileName(path))
                .Select(name => $"{path}: {name}")));

    // Split literals keep these rows from being found themselves.
    [Theory]
    [InlineData("// TO" + "DO: later", true)]
    [InlineData("throw new NotImplemented" + "Exception();", true)]
    [InlineData("case SipMethod.ToDo:", false)]
    [InlineData("// FIX" + "MEASURES", false)]
    public void What_is_left_for_later_is_recognised(string line, bool expected) =>
        Assert.Equal(expected, LeftForLater().IsMatch(line));

    [Theory]
    [InlineData("cat /ho" + "me/someone/notes", true)]
    [InlineData("path = \"/tm" + "p/x\"", true)]
    [InlineData(@"C:\Use" + @"rs\someone", true)]
    [InlineData("https://example.com/home/index", false)]
    [InlineData("$(RepoRoot)/work/x", false)]
    [InlineData("/etc/ssl/certs", false)]
    public void A_path_of_one_machine_is_recognised(string line, bool expected) =>
        Assert.Equal(expected, MachinePath().IsMatch(line));

    [Theory]
    [InlineData("namespace A\n{\n    public sealed class Line\n    {\n        public enum Inner\n", "")]
    [InlineData("namespace A;\n\npublic static partial class Line\n{\n    public enum Inner\n", "")]
    [InlineData("namespace A\n{\n    internal struct Other\n", "Other")]
    [InlineData("namespace A;\n\npublic sealed record Line(int X);\n\npublic delegate void Other();\n", "Other")]
    [InlineData("return 0;\n", "")]
    public void A_stray_type_is_recognised(string text, string expected) =>
        Assert.Equal(expected, string.Join(",", FindStrayTypes(text, "Line.Part.cs")));

    private static IEnumerable<string> FindStrayTypes(string text, string fileName)
    {
        string indent = FileScopedNamespace().IsMatch(text) ? "" : "    ";
        string expected = fileName.Split('.')[0];
        return TypeDeclaration().Matches(text)
            .Where(match => match.Groups["indent"].Value == indent)
            .Select(match => match.Groups["name"].Value)
            .Where(name => name != expected);
    }

    private static IEnumerable<string> FindLines(IEnumerable<string> paths, Func<string, bool> isWrong) =>
        paths.SelectMany(path => Repository.ReadLines(path)
            .Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => isWrong(line.Text))
            .Select(line => $"{path}:{line.Number}: {line.Text.Trim()}"));

    private static bool HasExtension(string path, params string[] extensions) =>
        extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal));

    // Written in pieces, or this file would be found.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|NotImplemented" + @"Exception)\b")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"(?<![\w.:/$)}-])/(home|Users|root|work|tmp|mnt)/|\b[A-Za-z]:\\(Users|Windows|Program)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(Thread\.Sleep|Task\.Delay)\b\s*\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex FileScopedNamespace();

    [GeneratedRegex(
        @"^(?<indent> *)(public|internal) ((static|sealed|abstract|readonly|partial|unsafe) )*"
        + @"(class|struct|interface|enum|record( class| struct)?|delegate [\w.\[\]]+) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
