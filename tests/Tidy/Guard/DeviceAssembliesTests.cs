using Mono.Cecil;

namespace SipPhone.Tidy.Guard;

/// <summary>
/// The guard over everything that goes onto the device. To see it fail on purpose, let it read the fixtures as well:
/// <code>GUARD_FIXTURES=1 dotnet test tests/Tidy --filter FullyQualifiedName~DeviceAssembliesTests</code>
/// </summary>
public sealed class DeviceAssembliesTests : IDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly AssemblySet _assemblies;
    private readonly List<ModuleDefinition> _ours;

    public DeviceAssembliesTests(ITestOutputHelper output)
    {
        _output = output;
        List<string> paths = [.. DeviceBuilds.Ours];
        if (Environment.GetEnvironmentVariable("GUARD_FIXTURES") == "1")
        {
            paths.Add(DeviceBuilds.Fixtures);
        }

        _assemblies = new AssemblySet([.. paths, .. DeviceBuilds.References]);
        _ours = [.. paths.Select(_assemblies.ModuleOf)];
    }

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void The_interpreter_can_run_them()
    {
        Assert.Contains(_ours, module => module.Name == "SipPhone.Core.dll");
        Report.AssertEmpty(_ours.SelectMany(module => IlGuard.Check(module, GuardLimits.Device)));
    }

    [Fact]
    public void Their_code_and_strings_fit_16_bits_each()
    {
        foreach (ModuleDefinition module in _ours)
        {
            AssemblySize size = AssemblySize.Of(module);
            _output.WriteLine($"{size.CodeBytes,8} {size.StringBytes,8}  {module.Name}");
            // SipPhone.Native has externs alone.
            Assert.InRange(size.CodeBytes, 0, GuardLimits.Device.MaxCodeBytes);
            Assert.InRange(size.StringBytes, 1, GuardLimits.Device.MaxStringBytes);
        }
    }

    // Whoever needs more raises a limit of SizeBudget, and says what for.
    [Fact]
    public void They_keep_to_their_budget()
    {
        Dictionary<string, int> sizes = [];
        foreach (ModuleDefinition module in _ours.Where(IsOfFirmware))
        {
            string name = module.Assembly.Name.Name;
            sizes[name] = AssemblySize.Of(module).FileBytes;
            int limit = SizeBudget.LimitByAssembly[name];
            _output.WriteLine($"{sizes[name],8} of {limit,8}  {name}");
            Assert.True(sizes[name] <= limit, $"{name}: {sizes[name]} octets, {limit} budgeted");
        }

        AssertFits("our image", sizes, SizeBudget.OfStockImage);
        AssertFits("the stock image", sizes, SizeBudget.OfOurImage);
    }

    [Fact]
    public void Their_hot_paths_allocate_nothing() => Report.AssertEmpty(HotPathGuard.Check(_ours));

    [Fact]
    public void Their_references_are_ours_or_hand_written()
    {
        string[] paths = [.. DeviceBuilds.Ours, .. DeviceBuilds.References];
        HashSet<string?> known = [.. paths.Select(Path.GetFileNameWithoutExtension)];
        foreach (ModuleDefinition module in _ours)
        {
            Assert.All(module.AssemblyReferences, reference => Assert.Contains(reference.Name, known));
        }
    }

    private void AssertFits(string image, Dictionary<string, int> sizes, IReadOnlyList<string> without)
    {
        int sum = sizes.Where(size => !without.Contains(size.Key)).Sum(size => size.Value);
        _output.WriteLine($"{sum,8} of {SizeBudget.FirmwareBytes,8}  in all on {image}");
        Assert.InRange(sum, SizeBudget.FirmwareBytes / 2, SizeBudget.FirmwareBytes);
    }

    private static bool IsOfFirmware(ModuleDefinition module) =>
        !module.Name.StartsWith("SipPhone.SelfTest", StringComparison.Ordinal)
        && module.Assembly.Name.Name != "GuardFixtures";
}
