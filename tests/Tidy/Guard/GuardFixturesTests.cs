using Mono.Cecil;

namespace SipPhone.Tidy.Guard;

/// <summary>
/// The guard itself: each forbidden thing of tests/DeviceApi/GuardFixtures is reported, by its rule and no other.
/// </summary>
public sealed class GuardFixturesTests : IDisposable
{
    private const string BreaksAttribute = "GuardFixtures.BreaksAttribute";

    private readonly AssemblySet _assemblies;
    private readonly ModuleDefinition _fixtures;
    private readonly ILookup<string, GuardFinding> _findingsByType;

    public GuardFixturesTests()
    {
        // The fixtures use [HotPath], so the Core that declares it must resolve; it is not what is checked.
        _assemblies = new AssemblySet([DeviceBuilds.Fixtures, .. DeviceBuilds.Ours, .. DeviceBuilds.References]);
        _fixtures = _assemblies.ModuleOf(DeviceBuilds.Fixtures);
        _findingsByType = IlGuard.Check(_fixtures, GuardLimits.Device)
            .Concat(HotPathGuard.Check([_fixtures]))
            .ToLookup(finding => finding.TypeName);
    }

    public static TheoryData<string> FixtureNames()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.Fixtures);
        return [.. module.Types.Where(type => type.Namespace == "GuardFixtures").Select(type => type.FullName)];
    }

    public void Dispose() => _assemblies.Dispose();

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void A_fixture_breaks_what_it_says_and_nothing_else(string typeName)
    {
        TypeDefinition type = _fixtures.GetType(typeName);
        IEnumerable<GuardRule> expected = type.CustomAttributes
            .Where(attribute => attribute.AttributeType.FullName == BreaksAttribute)
            .Select(attribute => Enum.Parse<GuardRule>((string)attribute.ConstructorArguments[0].Value));

        Assert.Equal(expected.Order(), _findingsByType[typeName].Select(finding => finding.Rule).Distinct().Order());
    }

    [Fact]
    public void A_type_that_the_compiler_wrote_is_reported()
    {
        GuardFinding finding =
            Assert.Single(_findingsByType["System.Runtime.CompilerServices.IsReadOnlyAttribute"]);
        Assert.Equal(GuardRule.CompilerType, finding.Rule);
    }

    [Fact]
    public void Every_rule_but_the_limits_is_broken_by_a_fixture()
    {
        IEnumerable<GuardRule> broken = _findingsByType.SelectMany(findings => findings, (_, finding) => finding.Rule);
        Assert.Equal(Enum.GetValues<GuardRule>().Except([GuardRule.Limit]).Order(), broken.Distinct().Order());
    }

    [Fact]
    public void A_finding_says_where_what_and_what_to_do()
    {
        GuardFinding finding = Assert.Single(_findingsByType["GuardFixtures.HotCallee"]);
        Assert.Matches(
            @"^GuardFixtures: GuardFixtures\.HotCallee: Make IL_[0-9A-F]{4}: newarr System\.Byte, "
            + @"reached from .*HotCaller::Run\(\) \[HotPathAllocation\]\. Make it once",
            finding.ToString());
    }

    [Theory]
    [InlineData("octets of IL", 10, 1000000, 1000, 1000)]
    [InlineData("octets of strings", 1000000, 10, 1000, 1000)]
    [InlineData("static methods", 1000000, 1000000, 1, 1000)]
    [InlineData("virtual methods", 1000000, 1000000, 0, 1000)]
    [InlineData("instance methods", 1000000, 1000000, 1, 1000)]
    [InlineData("static fields", 1000000, 1000000, 1, 1000)]
    [InlineData("instance fields", 1000000, 1000000, 1, 1000)]
    [InlineData("arguments", 1000000, 1000000, 1000, 2)]
    [InlineData("locals", 1000000, 1000000, 1000, 1)]
    public void What_does_not_fit_is_reported(string what, int code, int strings, int members, int slots)
    {
        IReadOnlyList<GuardFinding> findings = IlGuard.Check(_fixtures, new GuardLimits(code, strings, members, slots));
        Assert.Contains(findings, finding => finding.Rule == GuardRule.Limit && finding.What.Contains(what));
    }

    [Fact]
    public void What_just_fits_is_not_reported()
    {
        int octets = _fixtures.GetTypes().SelectMany(type => type.Methods)
            .Where(method => method.HasBody).Sum(method => method.Body.CodeSize);
        Assert.DoesNotContain(
            IlGuard.Check(_fixtures, GuardLimits.Device with { MaxCodeBytes = octets }),
            finding => finding.Rule == GuardRule.Limit);
        Assert.Contains(
            IlGuard.Check(_fixtures, GuardLimits.Device with { MaxCodeBytes = octets - 1 }),
            finding => finding.Rule == GuardRule.Limit);
    }
}
