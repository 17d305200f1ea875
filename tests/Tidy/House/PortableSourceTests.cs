using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SipPhone.Tidy.Guard;

namespace SipPhone.Tidy.House;

/// <summary>What holds for what the device runs, beside its IL.</summary>
public sealed partial class PortableSourceTests
{
    private const int MaxMethodLines = 60;

    // Rows, not statements.
    private const string TablesNamespace = "SipPhone.SelfTest.Vectors";

    private static IEnumerable<string> Sources => Repository.Files.Where(path => PortablePath().IsMatch(path));

    [Fact]
    public void Only_System_and_our_own_namespaces_are_used() =>
        Report.AssertEmpty(Sources.SelectMany(path => Repository.ReadLines(path)
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && !AllowedUsing().IsMatch(line))
            .Select(line => $"{path}: {line}")));

    [Fact]
    public void A_file_opens_with_what_it_is() =>
        Report.AssertEmpty(Sources.Where(path => !OpeningComment().IsMatch(Repository.Read(path))));

    [Fact]
    public void Methods_are_short()
    {
        using AssemblySet assemblies = new([.. DeviceBuilds.Ours, .. DeviceBuilds.References]);
        Report.AssertEmpty(DeviceBuilds.Ours.SelectMany(path => assemblies.ModuleOf(path).GetTypes())
            .Where(type => type.Namespace != TablesNamespace)
            .SelectMany(type => type.Methods)
            .Select(method => (method.FullName, Lines: CountLines(method)))
            .Where(method => method.Lines > MaxMethodLines)
            .Select(method => $"{method.FullName}: {method.Lines} lines, {MaxMethodLines} allowed"));
    }

    // The compiler's own record of where a body stands, from its first statement to its closing brace.
    private static int CountLines(MethodDefinition method)
    {
        List<SequencePoint> points =
            [.. method.DebugInformation.SequencePoints.Where(point => !point.IsHidden)];
        return points.Count == 0 ? 0 : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
    }

    [GeneratedRegex(@"^src/SipPhone\.(Core|Identity|Dns|Sip|Sip\.Messages|Media|Phone|Settings|Shell)/.*\.cs$")]
    private static partial Regex PortablePath();

    [GeneratedRegex(@"^using (static )?(System|SipPhone\.[\w.]+);")]
    private static partial Regex AllowedUsing();

    [GeneratedRegex(@"^namespace [\w.]+\n\{\n    //", RegexOptions.Multiline)]
    private static partial Regex OpeningComment();
}
