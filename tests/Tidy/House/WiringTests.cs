using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SipPhone.Tidy.House;

// The picture names the kit's property in data-kit, the README's table in its last column. Both are held to the kit's
// file, as text: the kit is compiled for the device, and cannot be loaded here.

/// <summary>Who wires a board by the picture or by the README wires it as the firmware expects.</summary>
public sealed partial class WiringTests
{
    private const string KitName = "GenericWroverKit.cs";
    private const string Picture = "firmware/wiring-generic-wrover.svg";
    private const string Page = "README.md";

    private static Dictionary<string, int> KitPins => ReadPins(Repository.Read(
        Assert.Single(Repository.Files, path => path.EndsWith("/" + KitName, StringComparison.Ordinal))));

    [Fact]
    public void The_picture_shows_the_pins_of_the_kit() => AssertSame(
        Picture,
        XDocument.Parse(Repository.Read(Picture)).Descendants()
            .Select(element => (Name: element.Attribute("data-kit")?.Value, Text: element.Value))
            .Where(label => label.Name is not null)
            .Select(label => (label.Name!, int.Parse(label.Text["GPIO ".Length..], CultureInfo.InvariantCulture))));

    [Fact]
    public void The_README_names_the_pins_of_the_kit() => AssertSame(
        Page,
        TableRow().Matches(Repository.Read(Page))
            .Select(match => (match.Groups["name"].Value, Parse(match.Groups["pin"].Value))));

    [Theory]
    [InlineData("public const int LampPin = 2;", "LampPin", 2)]
    [InlineData("public static int LampPin => 2;", "LampPin", 2)]
    [InlineData("public static int LampPin\n{\n    get { return 2; }\n}", "LampPin", 2)]
    [InlineData("public static int DoorPin\n{\n    get { return -1; }\n}", "DoorPin", -1)]
    public void A_pin_of_a_kit_is_recognised(string text, string name, int pin) =>
        Assert.Equal([KeyValuePair.Create(name, pin)], ReadPins(text));

    // What is there has to be right, and what the kit has has to be there; -1 is none.
    private static void AssertSame(string path, IEnumerable<(string Name, int Pin)> shown)
    {
        Dictionary<string, int> kit = KitPins;
        (string Name, int Pin)[] all = [.. shown];
        Report.AssertEmpty(all.Where(label => kit.GetValueOrDefault(label.Name, -1) != label.Pin)
            .Select(label => $"{path}: {label.Name} is {label.Pin}, in the kit {kit.GetValueOrDefault(label.Name, -1)}")
            .Concat(kit.Where(pin => pin.Value >= 0 && all.All(label => label.Name != pin.Key))
                .Select(pin => $"{path}: {pin.Key} is missing, in the kit {pin.Value}")));
    }

    private static Dictionary<string, int> ReadPins(string kit) => PinOfKit().Matches(kit)
        .ToDictionary(match => match.Groups["name"].Value, match => Parse(match.Groups["pin"].Value));

    private static int Parse(string pin) => int.Parse(pin, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"public (?:const|static) int (?<name>\w+Pin)\b[^;]*?(?<pin>-?\d+);")]
    private static partial Regex PinOfKit();

    [GeneratedRegex(@"^\|.*\| (?<pin>\d+) \| `(?<name>\w+Pin)` \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
