using System.Text.RegularExpressions;

namespace SipPhone.Tidy.House;

/// <summary>What a wrong pin would break on the bench is found here instead.</summary>
public sealed partial class KitTests
{
    private const string KitsProperties = "boards/esp32/Kits/Kits.props";
    private const string BoardReadme = "boards/esp32/README.md";

    // What the chip, the module and the board have taken already, said here a second time.
    private static readonly Dictionary<string, Module> ModuleByKit = new()
    {
        ["generic-wrover"] = Module.Esp32 with { Taken = [.. Range(6, 11), 16, 17] },
        ["atom-echo"] = Module.Esp32 with { Taken = [.. Range(6, 11), 16, 17] },
        ["a1s-audio-kit"] = Module.Esp32 with { Taken = [.. Range(6, 11), 16, 17] },
        // Flash; Ethernet: PHY power, clock, MDIO, RMII, MDC.
        ["olimex-poe-iso"] = Module.Esp32 with { Taken = [.. Range(6, 11), 12, 17, 18, 19, 21, 22, 23, 25, 26, 27] },
        // Flash and octal PSRAM; USB.
        ["s3-devkitc1"] = Module.Esp32S3 with { Taken = [19, 20, .. Range(26, 37)] },
    };

    private static readonly string[] InputPins =
        ["ConsoleRxPin", "CallButtonPin", "ResetButtonPin", "MicrophoneDataPin"];

    public static TheoryData<string> Kits() => [.. Kit.All.Select(kit => kit.Name)];

    [Fact]
    public void Every_kit_is_known_here_and_can_be_chosen()
    {
        Assert.Equal(ModuleByKit.Keys.Order(), Kit.All.Select(kit => kit.Name).Order());
        string properties = Repository.Read(KitsProperties);
        Assert.All(Kit.All, kit =>
            Assert.Contains($"Condition=\"'$(Kit)' == '{kit.Name}'\">{kit.ClassName}<", properties));
    }

    [Fact]
    public void All_kits_say_the_same_things() =>
        Assert.All(Kit.All, kit => Assert.Equal(Kit.All[0].Values.Keys.Order(), kit.Values.Keys.Order()));

    [Fact]
    public void The_board_s_readme_has_every_kit()
    {
        string readme = Repository.Read(BoardReadme);
        Assert.All(Kit.All, kit => Assert.Contains($"`{kit.Name}`", readme));
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void A_pin_does_one_thing(string name)
    {
        Kit kit = Find(name);
        bool isClockShared = (bool)kit.Values["HasSharedAudioClock"];
        Report.AssertEmpty(kit.Pins
            .Where(pin => !(isClockShared && IsMicrophoneClock(pin.Key)))
            .GroupBy(pin => pin.Value)
            .Where(group => group.Count() > 1)
            .Select(group => $"{name}: GPIO {group.Key} is {string.Join(" and ", group.Select(pin => pin.Key))}"));
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void A_pin_exists_and_is_free(string name)
    {
        Module module = ModuleByKit[name];
        Report.AssertEmpty(Find(name).Pins
            .Where(pin => !module.Existing.Contains(pin.Value) || module.Taken.Contains(pin.Value)
                || module.Debugger.Contains(pin.Value))
            .Select(pin => $"{name}: {pin.Key} is GPIO {pin.Value}"));
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void An_input_is_used_as_one(string name)
    {
        Module module = ModuleByKit[name];
        Kit kit = Find(name);
        Report.AssertEmpty(kit.Pins
            .Where(pin => module.InputsOnly.Contains(pin.Value))
            .Where(pin => !InputPins.Contains(pin.Key) || HasPullUp(kit, pin.Key))
            .Select(pin => $"{name}: {pin.Key} is GPIO {pin.Value}, an input without a pull-up"));
    }

    // Such a pin decides at power-on how the chip starts. The source says above the property why it does no harm.
    [Theory]
    [MemberData(nameof(Kits))]
    public void A_strapping_pin_has_a_reason(string name)
    {
        Kit kit = Find(name);
        string source = Repository.Read(kit.SourcePath);
        Report.AssertEmpty(kit.Pins
            .Where(pin => ModuleByKit[name].Strapping.Contains(pin.Value))
            .Where(pin => !Regex.IsMatch(source, $@"// [^\n]*Strapping: [^}}]*public static int {pin.Key}\b"))
            .Select(pin => $"{name}: {pin.Key} is GPIO {pin.Value}"));
    }

    // What is pulled up at power-on would open the door until the firmware starts.
    [Theory]
    [MemberData(nameof(Kits))]
    public void The_door_s_pin_starts_low(string name) =>
        Assert.DoesNotContain((int)Find(name).Values["DoorPin"], ModuleByKit[name].Strapping);

    [Theory]
    [MemberData(nameof(Kits))]
    public void The_console_is_not_the_debugger_s(string name) =>
        Assert.Matches(FreePort(), (string)Find(name).Values["ConsolePortName"]);

    private static Kit Find(string name) => Assert.Single(Kit.All, kit => kit.Name == name);

    private static bool IsMicrophoneClock(string pin) =>
        pin is "MicrophoneBitClockPin" or "MicrophoneWordSelectPin";

    private static bool HasPullUp(Kit kit, string pin) =>
        kit.Values.TryGetValue($"Has{pin[..^"Pin".Length]}PullUp", out object? value) && (bool)value;

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);

    [GeneratedRegex("^COM[23]$")]
    private static partial Regex FreePort();

    /// <summary>What a chip's pins are, by Espressif's data sheets.</summary>
    private sealed record Module(int[] Existing, int[] InputsOnly, int[] Strapping, int[] Debugger, int[] Taken)
    {
        public static Module Esp32 { get; } = new(
            [.. Range(0, 19), .. Range(21, 23), .. Range(25, 27), .. Range(32, 39)],
            [.. Range(34, 39)],
            [0, 2, 5, 12, 15],
            [1, 3],
            []);

        public static Module Esp32S3 { get; } = new(
            [.. Range(0, 21), .. Range(26, 48)],
            [],
            [0, 3, 45, 46],
            [43, 44],
            []);
    }
}
