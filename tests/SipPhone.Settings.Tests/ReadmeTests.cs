using System.Text;

namespace SipPhone.Settings.Tests;

/// <summary>The README's table of settings is the table of the code.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- settings -->\n";
    private const string End = "<!-- /settings -->";

    [Fact]
    public void The_README_has_the_table_of_the_code()
    {
        string readme = File.ReadAllText(FindReadme()).ReplaceLineEndings("\n");
        int start = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        string expected = MakeTable();
        Assert.True(
            start >= Begin.Length && end >= start && readme[start..end] == expected,
            $"README.md should have, between {Begin.Trim()} and {End}:\n\n{expected}");
    }

    private static string MakeTable()
    {
        StringBuilder table = new("| setting | what it is | takes | default | |\n|---|---|---|---|---|\n");
        foreach (Setting row in Rows.All)
        {
            string form = Rows.Write(writer => SettingForms.Write(row, writer));
            string @default = row.Default is null ? "" : $"`{row.Default}`";
            table.Append($"| `{row.Name}` | {row.Help} | {form} | {@default} | {Marks(row)} |\n");
        }

        return table.ToString();
    }

    private static string Marks(Setting row) => string.Join(
        ", ",
        new[]
        {
            row.IsSecret ? "secret" : "", row.IsSealed ? "sealed" : "", row.NeedsRestart ? "restart" : "",
        }.Where(mark => mark != ""));

    private static string FindReadme()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "nf-sipphone.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "README.md");
    }
}
