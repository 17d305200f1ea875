using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SipPhone.Tidy.House;

// A kit's properties are constants behind a getter, so their values stand in the IL: no code of the device is run.

/// <summary>One kit's constants, read from the board's assembly.</summary>
/// <param name="ClassName">Its class.</param>
/// <param name="Values">Its properties by name: <c>int</c>, <c>bool</c> or <c>string</c>.</param>
public sealed record Kit(string ClassName, IReadOnlyDictionary<string, object> Values)
{
    private const string BoardProject = "SipPhone.Board.Esp32";
    private const string Suffix = "Kit";

    /// <summary>Every kit there is.</summary>
    public static IReadOnlyList<Kit> All { get; } = ReadAll();

    /// <summary>Its pins that are not "none", by the property's name.</summary>
    public IEnumerable<KeyValuePair<string, int>> Pins => Values
        .Where(value => value.Key.EndsWith("Pin", StringComparison.Ordinal) && value.Value is int and >= 0)
        .Select(value => KeyValuePair.Create(value.Key, (int)value.Value));

    /// <summary>What the kit is called.</summary>
    public string Name => (string)Values["Name"];

    /// <summary>The file that it stands in.</summary>
    public string SourcePath => $"boards/esp32/Kits/{ClassName}.cs";

    private static List<Kit> ReadAll()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.PathOf(BoardProject));
        return
        [
            .. module.Types.Where(type => type.Name.EndsWith(Suffix, StringComparison.Ordinal)).Select(type =>
                new Kit(type.Name, type.Properties.ToDictionary(property => property.Name, ValueOf))),
        ];
    }

    private static object ValueOf(PropertyDefinition property)
    {
        // Past what a debug build puts in front, the first instruction that loads something.
        Instruction load = property.GetMethod.Body.Instructions.First(i => i.OpCode.Code is not Code.Nop);
        return property.PropertyType.MetadataType switch
        {
            MetadataType.String => load.Operand as string ?? "",
            MetadataType.Boolean => IntegerOf(load) != 0,
            _ => IntegerOf(load),
        };
    }

    private static int IntegerOf(Instruction load) => load.OpCode.Code switch
    {
        Code.Ldc_I4_M1 => -1,
        >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 => load.OpCode.Code - Code.Ldc_I4_0,
        Code.Ldc_I4_S => (sbyte)load.Operand,
        _ => (int)load.Operand,
    };
}
