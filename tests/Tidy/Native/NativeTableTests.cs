using Mono.Cecil;

namespace SipPhone.Tidy.Native;

/// <summary>
/// The externs of SipPhone.Native and the C++ behind them are the same table: methods, order, checksum, version.
/// </summary>
public sealed class NativeTableTests
{
    private const string Folder = "firmware/native/clr/";

    private static readonly NativeTable Clr = NativeTable.Read(
        Repository.Read(Folder + "sipphone_native.h"), Repository.Read(Folder + "sipphone_native.cpp"));

    [Fact]
    public void Both_sides_have_the_same_table()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.PathOf("SipPhone.Native"));
        Assert.Equal("", NativeTable.Of(module).DifferencesFrom(Clr));
        Assert.Equal(17, Clr.Names.Count);
    }

    [Fact]
    public void Nothing_managed_is_in_the_assembly()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.PathOf("SipPhone.Native"));
        Assert.DoesNotContain(module.GetTypes().SelectMany(type => type.Methods), method => method.RVA != 0);
    }

    [Fact]
    public void The_checksum_is_the_metadata_processors()
    {
        // The sums that the processor's own tests expect, of one such method and of two.
        using ModuleDefinition module = ModuleDefinition.CreateModule("TestNFApp", ModuleKind.Dll);
        SetNativeVersion(module, "1.0.0.0");
        TypeDefinition type = new("TestNFApp", "OneClassOverAll", TypeAttributes.Public | TypeAttributes.Class);
        module.Types.Add(type);
        type.Methods.Add(NewExtern(module));
        Assert.Equal(519713657u, NativeTable.Of(module).Checksum);
        type.Methods.Add(NewExtern(module));
        Assert.Equal(1574868855u, NativeTable.Of(module).Checksum);
        Assert.Equal("DummyExternMethod___VOID", NativeTable.Of(module).Names[0]);
    }

    public static TheoryData<string, Action<ModuleDefinition>> Changes() => new()
    {
        { "the order", module => Swap(Engine(module), 3, 4) },
        { "a name", module => Engine(module).Methods[5].Name += "s" },
        { "one method less", module => Engine(module).Methods.RemoveAt(16) },
        { "one method more", module => Engine(module).Methods.Add(NewExtern(module)) },
        { "a parameter less", module => Engine(module).Methods[1].Parameters.RemoveAt(3) },
        { "a parameter's type", module => Engine(module).Methods[2].Parameters[0].ParameterType = Boolean(module) },
        { "the result's type", module => Engine(module).Methods[0].ReturnType = Boolean(module) },
        { "not static", module => Engine(module).Methods[0].IsStatic = false },
        { "the class", module => Engine(module).Name += "s" },
        { "the assembly's name", module => module.Assembly.Name.Name += "s" },
        { "the version", module => SetNativeVersion(module, "100.0.0.1") },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_of_the_externs_is_noticed(string what, Action<ModuleDefinition> change)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.PathOf("SipPhone.Native"));
        change(module);
        Assert.True(NativeTable.Of(module).DifferencesFrom(Clr).Length > 0, what);
    }

    [Theory]
    [InlineData("TlsFeed", "TlsFood", "0x34EB07C5", "100, 0, 0, 0")]
    [InlineData("TlsFeed", "TlsFeed", "0x34EB07C4", "100, 0, 0, 0")]
    [InlineData("TlsFeed", "TlsFeed", "0x34EB07C5", "100, 0, 1, 0")]
    public void Any_change_of_the_image_is_noticed(string name, string otherName, string checksum, string version)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(DeviceBuilds.PathOf("SipPhone.Native"));
        NativeTable changed = NativeTable.Read(
            Repository.Read(Folder + "sipphone_native.h").Replace(name, otherName),
            Repository.Read(Folder + "sipphone_native.cpp").Replace("0x34EB07C5", checksum)
                .Replace("100, 0, 0, 0", version));
        Assert.NotEqual("", NativeTable.Of(module).DifferencesFrom(changed));
    }

    private static TypeDefinition Engine(ModuleDefinition module) => module.GetType("SipPhone.Native.Engine");

    private static TypeReference Boolean(ModuleDefinition module) => module.TypeSystem.Boolean;

    private static void Swap(TypeDefinition type, int first, int second)
    {
        MethodDefinition moved = type.Methods[first];
        type.Methods.RemoveAt(first);
        type.Methods.Insert(second, moved);
    }

    private static MethodDefinition NewExtern(ModuleDefinition module) => new(
        "DummyExternMethod", MethodAttributes.Public, module.TypeSystem.Void) { IsInternalCall = true };

    private static void SetNativeVersion(ModuleDefinition module, string version)
    {
        CustomAttribute? known = module.Assembly.CustomAttributes.SingleOrDefault(
            attribute => attribute.AttributeType.Name == "AssemblyNativeVersionAttribute");
        if (known is null)
        {
            TypeReference type = new(
                "System.Reflection", "AssemblyNativeVersionAttribute", module, module.TypeSystem.CoreLibrary);
            MethodReference constructor = new(".ctor", module.TypeSystem.Void, type) { HasThis = true };
            known = new CustomAttribute(constructor);
            module.Assembly.CustomAttributes.Add(known);
        }

        known.ConstructorArguments.Clear();
        known.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, version));
    }
}
