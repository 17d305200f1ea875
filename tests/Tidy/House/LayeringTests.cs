namespace SipPhone.Tidy.House;

/// <summary>Arrows between projects point down only, and portable code depends on portable code only.</summary>
public sealed class LayeringTests
{
    private const string DeviceSuffix = ".Device";

    // The whole house. A project that is not here fails the test: decide where it belongs first.
    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["SipPhone.Core"] = [],
        ["SipPhone.Identity"] = ["SipPhone.Core"],
        ["SipPhone.Dns"] = ["SipPhone.Core"],
        ["SipPhone.Sip.Messages"] = ["SipPhone.Core"],
        ["SipPhone.Sip"] = ["SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages"],
        ["SipPhone.Media"] = ["SipPhone.Core"],
        ["SipPhone.Phone"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media",
        ],
        ["SipPhone.Settings"] = ["SipPhone.Core", "SipPhone.Identity"],
        ["SipPhone.Shell"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings",
        ],
        ["SipPhone.Appliance"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell",
        ],
        ["SipPhone.Board.Host"] = ["SipPhone.Core"],
        ["SipPhone.Board.Esp32"] =
        [
            "SipPhone.Core", "System.Net", "System.Device.Gpio", "System.Device.Wifi", "System.IO.FileSystem",
            "System.IO.Ports", "System.IO.Streams", "nanoFramework.Hardware.Esp32", "nanoFramework.Networking.Sntp",
            "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native",
        ],
        ["SipPhone.Native"] = [],
        ["SipPhone.Board.Esp32.Engine"] = ["SipPhone.Core", "SipPhone.Native"],
        ["SipPhone.Board.Esp32.Stock"] = ["SipPhone.Core", "System.IO.Streams", "System.Net"],
        ["SipPhone.Lab"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell",
            "SipPhone.Board.Host",
        ],
        ["SipPhone.Cli"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell",
            "SipPhone.Lab", "SipPhone.Board.Host",
        ],
        ["SipPhone.Firmware"] =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell", "SipPhone.Appliance",
            "SipPhone.Board.Esp32", "SipPhone.Board.Esp32.Engine", "SipPhone.Board.Esp32.Stock",
        ],
    };

    private static readonly string[] PortableProjects =
    [
        "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip", "SipPhone.Media",
        "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell", "SipPhone.Appliance",
    ];

    public static TheoryData<string> ProductProjects() =>
        [.. ProjectFile.All.Where(project => !project.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(project => project.Name)];

    public static TheoryData<string> PresentPortableProjects() =>
        [.. ProjectFile.All.Select(project => project.Name).Intersect(PortableProjects)];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void References_point_down(string name)
    {
        Assert.True(MayReferTo.TryGetValue(name, out string[]? allowed), $"{name} has no place in the layers");

        // For the device, in the solution's own build, SipPhone.X is SipPhone.X.Device.
        IEnumerable<string> references = Project(name).ProjectReferences.Select(WithoutSuffix);
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(PresentPortableProjects))]
    public void Portable_projects_use_no_package(string name) => Assert.Empty(Project(name).PackageReferences);

    [Theory]
    [MemberData(nameof(PresentPortableProjects))]
    public void The_device_build_refers_to_the_same_projects(string name) =>
        Assert.Equal(
            Project(name).ProjectReferences.Select(reference => reference + DeviceSuffix).Order(),
            Project(name + DeviceSuffix).ProjectReferences.Order());

    private static string WithoutSuffix(string reference) =>
        reference.EndsWith(DeviceSuffix, StringComparison.Ordinal) ? reference[..^DeviceSuffix.Length] : reference;

    private static ProjectFile Project(string name) => Assert.Single(ProjectFile.All, project => project.Name == name);
}
