using System.Text;
using Mono.Cecil;

namespace SipPhone.Tidy.Guard;

/// <summary>What of an assembly the device's file format addresses with 16 bits.</summary>
/// <param name="CodeBytes">Octets of IL.</param>
/// <param name="StringBytes">Octets of names and literals, each once and with its NUL.</param>
public sealed record AssemblySize(int CodeBytes, int StringBytes)
{
    /// <summary>Adds up an assembly.</summary>
    /// <param name="module">Its module.</param>
    /// <returns>Its size.</returns>
    public static AssemblySize Of(ModuleDefinition module)
    {
        List<MethodDefinition> methods = [.. module.GetTypes().SelectMany(type => type.Methods)];
        HashSet<string> strings =
        [
            .. module.GetTypes().SelectMany(type => new[] { type.Name, type.Namespace }),
            .. module.GetTypes().SelectMany(type => type.Fields).Select(field => field.Name),
            .. methods.Select(method => method.Name),
            .. module.GetTypeReferences().SelectMany(type => new[] { type.Name, type.Namespace }),
            .. module.GetMemberReferences().Select(member => member.Name),
            .. methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
                .Select(instruction => instruction.Operand).OfType<string>(),
        ];
        return new AssemblySize(
            methods.Where(method => method.HasBody).Sum(method => method.Body.CodeSize),
            strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1));
    }
}
