using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SipPhone.Tidy.Guard;

// What an assembly comes to in the device's file format, NFMRK1: tables of fixed records, strings, signatures, code. A
// token takes 2 octets in the code, not 4. Constants have no record. Measured against the metadata processor's own
// files, the sum is right within 3 in 100 (tests/SelfTest/README.md).

/// <summary>The size of an assembly on the device.</summary>
/// <param name="CodeBytes">Octets of IL, as .NET has it.</param>
/// <param name="StringBytes">Octets of names and literals, each once and with its NUL.</param>
/// <param name="FileBytes">About what the file for the device has.</param>
public sealed record AssemblySize(int CodeBytes, int StringBytes, int FileBytes)
{
    private const int HeaderBytes = 124;
    private const int AssemblyReferenceBytes = 12;
    private const int ReferenceBytes = 8;
    private const int TypeBytes = 24;
    private const int FieldBytes = 8;
    private const int MethodBytes = 16;
    private const int AttributeBytes = 8;
    private const int TokenBytesSaved = 2;

    // Signatures are shared; what is left of one for each member, on average.
    private const double SignatureBytes = 2.75;

    /// <summary>Adds up an assembly.</summary>
    /// <param name="module">Its module.</param>
    /// <returns>Its size.</returns>
    public static AssemblySize Of(ModuleDefinition module)
    {
        List<TypeDefinition> types = [.. module.GetTypes()];
        List<MethodDefinition> methods = [.. types.SelectMany(type => type.Methods)];
        List<FieldDefinition> fields = [.. types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral)];
        List<Instruction> code =
            [.. methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)];
        List<MemberReference> members = [.. module.GetMemberReferences()];
        List<TypeReference> references = [.. module.GetTypeReferences()];
        HashSet<string> strings =
        [
            .. types.SelectMany(type => new[] { type.Name, type.Namespace }),
            .. fields.Select(field => field.Name),
            .. methods.Select(method => method.Name),
            .. references.SelectMany(type => new[] { type.Name, type.Namespace }),
            .. members.Select(member => member.Name),
            .. code.Select(instruction => instruction.Operand).OfType<string>(),
        ];
        int codeBytes = methods.Where(method => method.HasBody).Sum(method => method.Body.CodeSize);
        int stringBytes = strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
        int tokens = code.Count(instruction => instruction.Operand is IMetadataTokenProvider or string);
        int attributes = methods.Sum(method => method.CustomAttributes.Count(IsOurs));
        int tables = HeaderBytes + (module.AssemblyReferences.Count * AssemblyReferenceBytes)
            + ((references.Count + members.Count) * ReferenceBytes) + (types.Count * TypeBytes)
            + (fields.Count * FieldBytes) + (methods.Count * MethodBytes) + (attributes * AttributeBytes);
        int signatures = (int)(SignatureBytes * (methods.Count + fields.Count));
        return new AssemblySize(
            codeBytes,
            stringBytes,
            tables + signatures + stringBytes + codeBytes - (tokens * TokenBytesSaved));
    }

    // The compiler's own are left out of the file.
    private static bool IsOurs(CustomAttribute attribute) =>
        attribute.AttributeType.Namespace.StartsWith("SipPhone", StringComparison.Ordinal);
}
