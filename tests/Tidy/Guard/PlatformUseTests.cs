using Mono.Cecil;

namespace SipPhone.Tidy.Guard;

/// <summary>
/// What of the platform stops every managed thread while it waits is not used, or in one place only.
/// </summary>
public sealed class PlatformUseTests : IDisposable
{
    // Each with the assemblies that may; the stock image has no other TLS.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["System.Net.Dns"] = [],
        ["System.Net.Security.SslStream"] = ["SipPhone.Board.Esp32.Stock"],
    };

    private readonly AssemblySet _assemblies = new([.. DeviceBuilds.Ours, .. DeviceBuilds.References]);

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void Nothing_waits_for_the_network_with_all_threads() => Report.AssertEmpty(DeviceBuilds.Ours
        .Select(_assemblies.ModuleOf)
        .SelectMany(module => Forbidden(module.Assembly.Name.Name, module.GetTypeReferences())));

    [Theory]
    [InlineData("SipPhone.Board.Esp32", "Dns", true)]
    [InlineData("SipPhone.Board.Esp32", "Security.SslStream", true)]
    [InlineData("SipPhone.Board.Esp32.Stock", "Security.SslStream", false)]
    [InlineData("SipPhone.Board.Esp32", "IPAddress", false)]
    public void Such_a_use_is_recognised(string assembly, string type, bool isForbidden)
    {
        string fullName = "System.Net." + type;
        int dot = fullName.LastIndexOf('.');
        using ModuleDefinition module = ModuleDefinition.CreateModule("Sample", ModuleKind.Dll);
        TypeReference reference = new(fullName[..dot], fullName[(dot + 1)..], module, module);
        Assert.Equal(isForbidden, Forbidden(assembly, [reference]).Any());
    }

    private static IEnumerable<string> Forbidden(string assembly, IEnumerable<TypeReference> used) => used
        .Where(type => MayUse.TryGetValue(type.FullName, out string[]? users) && !users.Contains(assembly))
        .Select(type => $"{assembly} uses {type.FullName}");
}
