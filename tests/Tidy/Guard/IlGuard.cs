using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace SipPhone.Tidy.Guard;

// What an assembly must not hold if the interpreter of nanoFramework 1.x is to run it, and run it without surprise heap
// objects. It looks at signatures, locals and instructions, never at source text.
// Invariant: everything is looked at, also what nothing calls.

/// <summary>Checks an assembly that was built for the device.</summary>
public sealed class IlGuard
{
    // The interpreter's own list of instructions that it refuses. unaligned. is on ours because it skips the prefix but
    // not its operand.
    private static readonly HashSet<Code> RefusedCodes =
    [
        Code.Arglist, Code.Calli, Code.Ckfinite, Code.Cpblk, Code.Initblk, Code.Jmp, Code.Localloc, Code.Mkrefany,
        Code.No, Code.Readonly, Code.Refanytype, Code.Refanyval, Code.Unaligned,
    ];

    private static readonly HashSet<Code> CheckedCodes =
    [
        Code.Add_Ovf, Code.Add_Ovf_Un, Code.Mul_Ovf, Code.Mul_Ovf_Un, Code.Sub_Ovf, Code.Sub_Ovf_Un,
    ];

    private readonly ModuleDefinition _module;
    private readonly GuardLimits _limits;
    private readonly List<GuardFinding> _findings = [];

    private IlGuard(ModuleDefinition module, GuardLimits limits)
    {
        _module = module;
        _limits = limits;
    }

    /// <summary>Checks one assembly.</summary>
    /// <param name="module">Its module, read with a resolver that knows its references.</param>
    /// <param name="limits">What fits.</param>
    /// <returns>Everything that is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<GuardFinding> Check(ModuleDefinition module, GuardLimits limits)
    {
        IlGuard guard = new(module, limits);
        guard.CheckSizes();
        foreach (TypeDefinition type in module.GetTypes().Where(type => !IsCompilersOwn(type)))
        {
            guard.CheckType(type);
        }

        return guard._findings;
    }

    // The data of array initialisers: read by one native copy, never as a value.
    private static bool IsCompilersOwn(TypeDefinition type) =>
        type.FullName == "<Module>"
        || type.Name == "<PrivateImplementationDetails>"
        || type.DeclaringType?.Name == "<PrivateImplementationDetails>";

    private void CheckSizes()
    {
        AssemblySize size = AssemblySize.Of(_module);
        CheckLimit("", "", "octets of IL", size.CodeBytes, _limits.MaxCodeBytes);
        CheckLimit("", "", "octets of strings", size.StringBytes, _limits.MaxStringBytes);
    }

    private void CheckType(TypeDefinition type)
    {
        if (type.Namespace.Split('.')[0] is "System" or "Microsoft")
        {
            Report(GuardRule.CompilerType, type.FullName, "", "compiler's type");
            return;
        }

        if (type.HasGenericParameters)
        {
            Report(GuardRule.Generic, type.FullName, "", "generic type");
        }

        if (type is { IsValueType: true, IsEnum: false })
        {
            Report(GuardRule.Struct, type.FullName, "", "struct");
        }

        CheckCounts(type);
        CheckUse(type.BaseType, type, "base type");
        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            CheckUse(implemented.InterfaceType, type, "interface");
        }

        foreach (FieldDefinition field in type.Fields)
        {
            CheckValue(field.FieldType, type, field.Name);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            CheckMethod(method);
        }
    }

    private void CheckCounts(TypeDefinition type)
    {
        CheckLimit(type.FullName, "", "virtual methods", type.Methods.Count(m => m.IsVirtual), _limits.MaxMembers);
        CheckLimit(type.FullName, "", "static methods", type.Methods.Count(m => m.IsStatic), _limits.MaxMembers);
        CheckLimit(
            type.FullName,
            "",
            "instance methods",
            type.Methods.Count(m => !m.IsVirtual && !m.IsStatic),
            _limits.MaxMembers);
        CheckLimit(type.FullName, "", "static fields", type.Fields.Count(f => f.IsStatic), _limits.MaxMembers);
        CheckLimit(type.FullName, "", "instance fields", type.Fields.Count(f => !f.IsStatic), _limits.MaxMembers);
    }

    private void CheckMethod(MethodDefinition method)
    {
        TypeDefinition type = method.DeclaringType;
        if (method.HasGenericParameters)
        {
            Report(GuardRule.Generic, type.FullName, method.Name, "generic method");
        }

        CheckValue(method.ReturnType, type, $"{method.Name}, result");
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckValue(parameter.ParameterType, type, $"{method.Name}, parameter {parameter.Name}");
        }

        int arguments = method.Parameters.Count + (method.HasThis ? 1 : 0);
        CheckLimit(type.FullName, method.Name, "arguments", arguments, _limits.MaxSlots);
        if (!method.HasBody)
        {
            return;
        }

        CheckLimit(type.FullName, method.Name, "locals", method.Body.Variables.Count, _limits.MaxSlots);
        foreach (VariableDefinition local in method.Body.Variables)
        {
            CheckValue(local.VariableType, type, $"{method.Name}, local {local.Index}");
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            CheckInstruction(instruction, method);
        }
    }

    private void CheckInstruction(Instruction instruction, MethodDefinition method)
    {
        TypeDefinition type = method.DeclaringType;
        string place = PlaceOf(method, instruction);
        if (RefusedCodes.Contains(instruction.OpCode.Code))
        {
            Report(GuardRule.Opcode, type.FullName, place, instruction.OpCode.Name);
        }
        else if (CheckedCodes.Contains(instruction.OpCode.Code))
        {
            Report(GuardRule.CheckedArithmetic, type.FullName, place, instruction.OpCode.Name);
        }

        switch (instruction.Operand)
        {
            case TypeReference used:
                CheckUse(used, type, place);
                break;
            case GenericInstanceMethod called:
                Report(GuardRule.Generic, type.FullName, place, called.FullName);
                break;
            case MemberReference member:
                CheckUse(member.DeclaringType, type, place);
                break;
        }
    }

    // A type that is only named: as a base, in a cast, as the owner of a member.
    private void CheckUse(TypeReference? used, TypeDefinition type, string place)
    {
        if (used is not null && (used.ContainsGenericParameter || used.IsGenericInstance))
        {
            Report(GuardRule.Generic, type.FullName, place, used.FullName);
        }
        else if (IsUnknownToDevice(used))
        {
            Report(GuardRule.Type, type.FullName, place, used!.FullName);
        }
    }

    // A type of which a value is held: by a field, local or parameter.
    private void CheckValue(TypeReference held, TypeDefinition type, string place)
    {
        CheckUse(held, type, place);
        TypeReference element = held;
        while (element is ArrayType or ByReferenceType)
        {
            element = ((TypeSpecification)element).ElementType;
        }

        if (element is { IsValueType: true, IsPrimitive: false, IsGenericInstance: false }
            && element.FullName is not ("System.DateTime" or "System.TimeSpan")
            && !element.Resolve().IsEnum)
        {
            Report(GuardRule.Struct, type.FullName, place, element.FullName);
        }
    }

    private static bool IsUnknownToDevice(TypeReference? type) => type switch
    {
        ArrayType { Rank: > 1 } or PointerType or FunctionPointerType or PinnedType => true,
        TypeSpecification specification => IsUnknownToDevice(specification.ElementType),
        _ => type?.MetadataType is MetadataType.TypedByReference,
    };

    private void CheckLimit(string typeName, string place, string what, int count, int limit)
    {
        if (count > limit)
        {
            Report(GuardRule.Limit, typeName, place, $"{count} {what}, {limit} fit");
        }
    }

    private void Report(GuardRule rule, string typeName, string place, string what) =>
        _findings.Add(new GuardFinding(rule, _module.Assembly.Name.Name, typeName, place, what));

    /// <summary>How findings name an instruction.</summary>
    internal static string PlaceOf(MethodDefinition method, Instruction instruction) =>
        $"{method.Name} IL_{instruction.Offset:X4}";
}
