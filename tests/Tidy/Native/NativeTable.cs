using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace SipPhone.Tidy.Native;

// The image finds a native method by its place in a table and believes the table by a checksum of its names, which the
// metadata processor 3.0 writes into the .pe. Both are computed here from the C# assembly as the processor does it, and
// read from the C++ sources as the image has them.

/// <summary>The native methods of an interop assembly: their order, checksum and version.</summary>
/// <param name="Names">Each method's name and signature, as the processor spells them.</param>
/// <param name="Checksum">What the .pe carries.</param>
/// <param name="Version">The version that the image compares.</param>
public sealed partial record NativeTable(IReadOnlyList<string> Names, uint Checksum, Version Version)
{
    private const string NativeVersionAttribute = "System.Reflection.AssemblyNativeVersionAttribute";

    /// <summary>Computes the table of an assembly.</summary>
    /// <param name="module">Its module.</param>
    /// <returns>The table.</returns>
    public static NativeTable Of(ModuleDefinition module)
    {
        List<string> names = [];
        uint checksum = 0;
        foreach (MethodDefinition method in module.Types.SelectMany(type => InTableOrder(type.Methods)))
        {
            string name = NameOf(method);
            bool isNative = method.RVA == 0 && !method.IsAbstract;
            if (!isNative)
            {
                checksum = Add("NULL", names.Any(IsNative) ? checksum : 0);
                names.Add("NULL");
                continue;
            }

            // Until its first native method is complete the processor starts from zero with each part, so that of the
            // first one only the method's own name counts.
            checksum = names.Any(IsNative)
                ? Add(name, Add(ClassNameOf(method.DeclaringType), Add(module.Assembly.Name.Name, checksum)))
                : Add(name, 0);
            names.Add(name);
        }

        CustomAttribute version = module.Assembly.CustomAttributes.Single(
            attribute => attribute.AttributeType.FullName == NativeVersionAttribute);
        return new NativeTable(names, checksum, Version.Parse((string)version.ConstructorArguments[0].Value));
    }

    /// <summary>Reads the table of the C++ side.</summary>
    /// <param name="header">The text of sipphone_native.h, with the names in order.</param>
    /// <param name="source">The text of sipphone_native.cpp, with checksum and version.</param>
    /// <returns>The table.</returns>
    public static NativeTable Read(string header, string source)
    {
        Match version = VersionLine().Match(source);
        return new NativeTable(
            [.. MethodLine().Matches(header).Select(match => match.Groups["name"].Value)],
            uint.Parse(ChecksumLine().Match(source).Groups["number"].ValueSpan, NumberStyles.HexNumber),
            Version.Parse(VersionSeparator().Replace(version.Groups["numbers"].Value, ".")));
    }

    /// <summary>Compares everything; the text names what a person has to change.</summary>
    /// <param name="other">The table of the other side.</param>
    /// <returns>Empty when both are the same.</returns>
    public string DifferencesFrom(NativeTable other)
    {
        StringBuilder text = new();
        for (int i = 0; i < Math.Max(Names.Count, other.Names.Count); i++)
        {
            string mine = Names.ElementAtOrDefault(i) ?? "nothing";
            string others = other.Names.ElementAtOrDefault(i) ?? "nothing";
            if (mine != others)
            {
                text.AppendLine($"place {i}: {mine}, the other side has {others}");
            }
        }

        if (Checksum != other.Checksum)
        {
            text.AppendLine($"the checksum is 0x{Checksum:X8}, the other side has 0x{other.Checksum:X8}");
        }

        if (Version != other.Version)
        {
            text.AppendLine($"the version is {Version}, the other side has {other.Version}");
        }

        return text.ToString();
    }

    private static bool IsNative(string name) => name != "NULL";

    private static IEnumerable<MethodDefinition> InTableOrder(IEnumerable<MethodDefinition> methods) =>
        methods.OrderBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1);

    private static string ClassNameOf(TypeDefinition type) => $"{type.Namespace}_{type.Name}".Replace('.', '_');

    private static string NameOf(MethodDefinition method)
    {
        IEnumerable<TypeReference> types =
            method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType);
        string signature = string.Join("__", types.Select(Spell));
        return $"{method.Name}{(method.IsStatic ? "___STATIC__" : "___")}{signature}".Replace('.', '_');
    }

    private static string Spell(TypeReference type) => type switch
    {
        ArrayType array => "SZARRAY_" + Spell(array.ElementType),
        ByReferenceType reference => "BYREF_" + Spell(reference.ElementType),
        _ => type.FullName switch
        {
            "System.Void" => "VOID",
            "System.Boolean" => "BOOLEAN",
            "System.Byte" => "U1",
            "System.Int16" => "I2",
            "System.Int32" => "I4",
            "System.UInt32" => "U4",
            "System.Int64" => "I8",
            "System.String" => "STRING",
            _ => type.FullName.Replace(".", ""),
        },
    };

    // CRC-32 of the generator 04C11DB7, highest bit first, nothing inverted.
    private static uint Add(string text, uint crc)
    {
        foreach (byte octet in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)octet << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }

    [GeneratedRegex(@"METHOD\((?<name>\w+___\w+)\)")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"^\s*0x(?<number>[0-9A-F]{8}),$", RegexOptions.Multiline)]
    private static partial Regex ChecksumLine();

    [GeneratedRegex(@"\{ (?<numbers>\d+, \d+, \d+, \d+) \}")]
    private static partial Regex VersionLine();

    [GeneratedRegex(", ")]
    private static partial Regex VersionSeparator();
}
