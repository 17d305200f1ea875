using Mono.Cecil;

namespace SipPhone.Tidy.Api;

/// <summary>The comparison itself: it fails for each way in which a hand-written signature can be wrong.</summary>
public sealed class ApiComparisonTests
{
    private static readonly string[] RealLines =
    [
        "# assembly Sample  package Sample.Package  version 1.17.11",
        "# a legend, which is passed over",
        "",
        "T sealed class Sample.Line : System.Object, System.IDisposable",
        "  F const System.Int32 MaxLength = 64",
        "  P System.Int32 Length { get; }",
        "  M System.Void .ctor(System.Int32 length)",
        "  M virtual System.Void Dispose()",
        "",
        "T enum Sample.Mode",
        "  F const Sample.Mode Read = 1",
        "",
        "T interface Sample.IPort : Sample.IBase, Sample.IOther",
    ];

    public static TheoryData<string, string[], string?> Cases() => new()
    {
        { "the same", RealLines, null },
        { "other build number", Replace("1.17.11", "1.17.0"), null },
        { "member left out", Without("MaxLength"), null },
        { "type left out", Without("Mode"), null },
        { "interface left out", Replace(", System.IDisposable", ""), null },
        { "other minor number", Replace("1.17.11", "1.16.11"), "version 1.16.11" },
        { "made-up type", [.. RealLines, "T class Sample.New : System.Object"], "class Sample.New" },
        { "made-up member", [.. RealLines[..5], "  M System.Void New()", .. RealLines[5..]], "M System.Void New()" },
        { "other constant", Replace("= 64", "= 65"), "MaxLength = 65" },
        { "setter added", Replace("{ get; }", "{ get; set; }"), "P System.Int32 Length { get; set; }" },
        { "other parameter type", Replace("System.Int32 length", "System.Int64 length"), ".ctor(System.Int64 length)" },
        { "other parameter name", Replace("Int32 length", "Int32 count"), ".ctor(System.Int32 count)" },
        { "not virtual", Replace("M virtual System.Void", "M System.Void"), "M System.Void Dispose()" },
        { "not sealed", Replace("sealed class", "class"), "class Sample.Line" },
        { "other base", Replace(": System.Object", ": System.Exception"), "Sample.Line : System.Exception" },
        { "interface added", Replace("Sample.IOther", "Sample.IOther, Sample.INew"), "Sample.INew" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_difference_is_found(string description, string[] reference, string? expected)
    {
        _ = description;
        IEnumerable<string> found = ApiComparison.Compare(ApiList.Parse(reference), ApiList.Parse(RealLines));
        if (expected is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.Contains(expected, Assert.Single(found));
        }
    }

    [Fact]
    public void An_assembly_is_read_in_the_form_of_the_lists()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(ApiComparisonTests).Assembly.Location);
        ApiType type = ApiReader.Read(module).TypeByName["SipPhone.Tidy.Api.ApiComparisonTests/Sample"];

        Assert.Equal(
            "abstract class SipPhone.Tidy.Api.ApiComparisonTests/Sample : System.Object, System.IDisposable",
            type.Header);
        Assert.Equal(
            [
                "E System.EventHandler Changed",
                "F const System.Char Last = FFFFh",
                "F static System.String Name",
                "M System.Void .ctor()",
                "M abstract System.Boolean Try(System.Byte[] source,out System.Int32& count)",
                "M static System.Int32 Twice(System.Int32 value)",
                "M virtual System.Void Dispose()",
                "P System.Int32 Item[System.Int32] { get; }",
                "P static System.Int64 Count { get; set; }",
            ],
            type.Members.Order(StringComparer.Ordinal));
    }

    private static string[] Replace(string old, string replacement) =>
        [.. RealLines.Select(line => line.Replace(old, replacement))];

    private static string[] Without(string word) => [.. RealLines.Where(line => !line.Contains(word))];

    /// <summary>One member of each kind, and one that is hidden.</summary>
    public abstract class Sample : IDisposable
    {
        public const char Last = '\uFFFF';

        public static readonly string Name = "sample";

        private int _hidden;

        protected Sample() => _hidden = 1;

        public event EventHandler Changed
        {
            add => _hidden++;
            remove => _hidden--;
        }

        public static long Count { get; set; }

        public int this[int index] => _hidden + index;

        public static int Twice(int value) => 2 * value;

        public abstract bool Try(byte[] source, out int count);

        public virtual void Dispose() => GC.SuppressFinalize(this);
    }
}
