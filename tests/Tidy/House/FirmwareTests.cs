using Mono.Cecil;

namespace SipPhone.Tidy.House;

/// <summary>
/// Each image's firmware refers to what that image runs, for an image refuses to link an assembly whose native part it
/// lacks.
/// </summary>
public sealed class FirmwareTests
{
    private const string OnOurs = "SipPhone.Firmware";
    private const string OnStock = "SipPhone.Firmware.Stock";

    private static readonly string[] Engine = ["SipPhone.Board.Esp32.Engine", "SipPhone.Native"];
    private static readonly string[] Stock = ["SipPhone.Board.Esp32.Stock"];
    private static readonly string[] Both =
    [
        "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip", "SipPhone.Media",
        "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell", "SipPhone.Appliance", "SipPhone.Board.Esp32",
    ];

    [Fact]
    public void Our_image_runs_the_engine() => Assert.Equal(Both.Concat(Engine).Order(), Reached(OnOurs));

    [Fact]
    public void The_stock_image_runs_nothing_native_of_ours() =>
        Assert.Equal(Both.Concat(Stock).Order(), Reached(OnStock));

    [Fact]
    public void One_file_knows_the_image_and_one_the_kit()
    {
        string[] sources = [.. Repository.Files.Where(path =>
            path.StartsWith("firmware/SipPhone.Firmware/", StringComparison.Ordinal) && path.EndsWith(".cs"))];
        Assert.Equal(
            ["firmware/SipPhone.Firmware/TlsParts.cs"],
            sources.Where(path => Repository.Read(path).Contains("#if STOCK_IMAGE")).Distinct());
        Assert.Equal(
            ["firmware/SipPhone.Firmware/KitParts.cs", "firmware/SipPhone.Firmware/TlsParts.cs"],
            sources.Where(path => Repository.Read(path).Contains("#if ")).Order());
    }

    // Every assembly of ours that one needs, directly or not.
    private static string[] Reached(string firmware)
    {
        Dictionary<string, string> paths =
            DeviceBuilds.Ours.ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);
        HashSet<string> reached = [];
        Queue<string> open = new([firmware]);
        while (open.TryDequeue(out string? name))
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(paths[name]);
            foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences)
            {
                if (paths.ContainsKey(reference.Name) && reached.Add(reference.Name))
                {
                    open.Enqueue(reference.Name);
                }
            }
        }

        return [.. reached.Order()];
    }
}
