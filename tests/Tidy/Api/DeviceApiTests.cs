using Mono.Cecil;

namespace SipPhone.Tidy.Api;

/// <summary>
/// Every member of the hand-written reference assemblies exists on the device, with that very signature.
/// </summary>
public sealed class DeviceApiTests
{
    private const string ListFolder = "shared/nanoframework-api";

    public static TheoryData<string> ReferenceAssemblies() => [.. DeviceBuilds.References];

    [Theory]
    [MemberData(nameof(ReferenceAssemblies))]
    public void The_device_has_what_we_compile_against(string path)
    {
        string? folder = Repository.FindUpward(ListFolder);
        if (folder is null)
        {
            bool isCi = Environment.GetEnvironmentVariable("CI") == "true";
            Assert.False(isCi, $"CI must have {ListFolder} beside the clone");
            Assert.Skip($"no {ListFolder} beside the clone");
        }

        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        ApiList reference = ApiReader.Read(module);
        ApiList real = ApiList.Parse(File.ReadAllLines(Path.Combine(folder, reference.AssemblyName + ".txt")));

        Report.AssertEmpty(ApiComparison.Compare(reference, real));
    }
}
