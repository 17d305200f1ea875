using Mono.Cecil;

namespace SipPhone.Tidy.Api;

/// <summary>Writes an assembly's public members in the form of the lists.</summary>
public static class ApiReader
{
    /// <summary>Reads an assembly.</summary>
    /// <param name="module">Its module.</param>
    /// <returns>Its public types with their public and protected members.</returns>
    public static ApiList Read(ModuleDefinition module) => new(
        module.Assembly.Name.Name,
        module.Assembly.Name.Version,
        module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic)
            .Select(ReadType).ToDictionary(type => type.Name));

    private static ApiType ReadType(TypeDefinition type)
    {
        string kind = KindOf(type);
        ApiType read = new(
            kind,
            type.FullName,
            kind == "enum" ? "" : type.BaseType?.FullName ?? "",
            [.. type.Interfaces.Select(implemented => implemented.InterfaceType.FullName)]);
        read.Members.UnionWith(type.Fields.Where(IsVisible).Where(field => !field.IsSpecialName).Select(Describe));
        read.Members.UnionWith(type.Properties.Where(p => Accessors(p).Any(IsVisible)).Select(Describe));
        read.Members.UnionWith(type.Events.Where(e => IsVisible(e.AddMethod)).Select(Describe));
        read.Members.UnionWith(type.Methods.Where(IsVisible).Where(method => !IsAccessor(method)).Select(Describe));
        return read;
    }

    private static string KindOf(TypeDefinition type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { BaseType.FullName: "System.MulticastDelegate" } => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsVisible(FieldDefinition field) =>
        field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodDefinition method) =>
        method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodDefinition method) =>
        method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;

    private static IEnumerable<MethodDefinition> Accessors(PropertyDefinition property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodDefinition>();

    private static string Describe(FieldDefinition field)
    {
        if (field.HasConstant)
        {
            return $"F const {field.FieldType.FullName} {field.Name} = {DescribeConstant(field.Constant)}";
        }

        return $"F {(field.IsStatic ? "static " : "")}{field.FieldType.FullName} {field.Name}";
    }

    private static string DescribeConstant(object? value) => value switch
    {
        char character => $"{(int)character:X4}h",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    private static string Describe(PropertyDefinition property)
    {
        string modifier = Accessors(property).First().IsStatic ? "static " : "";
        string index = property.HasParameters
            ? $"[{string.Join(",", property.Parameters.Select(parameter => parameter.ParameterType.FullName))}]"
            : "";
        string getter = property.GetMethod is { } get && IsVisible(get) ? "get; " : "";
        string setter = property.SetMethod is { } set && IsVisible(set) ? "set; " : "";
        return $"P {modifier}{property.PropertyType.FullName} {property.Name}{index} {{ {getter}{setter}}}";
    }

    // The lists do not say whether an event is static.
    private static string Describe(EventDefinition e) => $"E {e.EventType.FullName} {e.Name}";

    private static string Describe(MethodDefinition method)
    {
        string modifier = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } => "virtual ",
            _ => "",
        };
        IEnumerable<string> parameters = method.Parameters.Select(parameter =>
            $"{(parameter.IsOut ? "out " : "")}{parameter.ParameterType.FullName} {parameter.Name}");
        return $"M {modifier}{method.ReturnType.FullName} {method.Name}({string.Join(",", parameters)})";
    }
}
