using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SipPhone.Tidy.Guard;

// Follows every method marked [HotPath] through all that it calls and reports what touches the managed heap there.
// Static constructors are not followed: the device runs them when an assembly is loaded, not when a field is read.
// Invariant: each method is read once, however it is reached, so recursion ends.

/// <summary>Checks that hot paths allocate nothing.</summary>
public sealed class HotPathGuard
{
    private const string HotPathAttribute = "SipPhone.Core.HotPathAttribute";

    // Native, and without a heap object of their own.
    private static readonly HashSet<string> AllowedForeignMethods =
    [
        "System.Void System.Array::Copy(System.Array,System.Array,System.Int32)",
        "System.Void System.Array::Copy(System.Array,System.Int32,System.Array,System.Int32,System.Int32)",
        "System.Void System.Array::Clear(System.Array,System.Int32,System.Int32)",
    ];

    private readonly HashSet<ModuleDefinition> _ourModules;
    private readonly HashSet<MethodDefinition> _seen = [];
    private readonly Queue<(MethodDefinition Method, string Root)> _toRead = [];
    private readonly List<GuardFinding> _findings = [];

    private HotPathGuard(IEnumerable<ModuleDefinition> ourModules)
    {
        _ourModules = [.. ourModules];
    }

    /// <summary>Checks all hot paths of some assemblies.</summary>
    /// <param name="ourModules">Their modules; calls into them are followed, calls out of them are findings.</param>
    /// <returns>Everything that is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<GuardFinding> Check(IReadOnlyList<ModuleDefinition> ourModules)
    {
        HotPathGuard guard = new(ourModules);
        foreach (MethodDefinition method in ourModules.SelectMany(m => m.GetTypes()).SelectMany(t => t.Methods))
        {
            if (method.HasBody
                && method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == HotPathAttribute))
            {
                guard.Enqueue(method, method.FullName);
            }
        }

        while (guard._toRead.TryDequeue(out (MethodDefinition Method, string Root) next))
        {
            guard.Read(next.Method, next.Root);
        }

        return guard._findings;
    }

    private void Enqueue(MethodDefinition method, string root)
    {
        if (_seen.Add(method))
        {
            _toRead.Enqueue((method, root));
        }
    }

    private void Read(MethodDefinition method, string root)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Newobj or Code.Newarr or Code.Box or Code.Ldftn or Code.Ldvirtftn:
                    Report(GuardRule.HotPathAllocation, method, instruction, root);
                    break;
                case Code.Ldstr:
                    Report(GuardRule.HotPathText, method, instruction, root);
                    break;
                case Code.Throw or Code.Rethrow:
                    Report(GuardRule.HotPathThrow, method, instruction, root);
                    break;
                case Code.Call or Code.Callvirt:
                    ReadCall(method, instruction, root);
                    break;
            }
        }
    }

    private void ReadCall(MethodDefinition method, Instruction instruction, string root)
    {
        MethodReference called = (MethodReference)instruction.Operand;
        MethodDefinition target = called.Resolve();
        bool isLateBound = instruction.OpCode.Code == Code.Callvirt
            && target is { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false };
        if (isLateBound)
        {
            Report(GuardRule.HotPathVirtualCall, method, instruction, root);
        }
        else if (_ourModules.Contains(target.Module) && target.HasBody)
        {
            Enqueue(target, root);
        }
        else if (!AllowedForeignMethods.Contains(called.FullName))
        {
            Report(GuardRule.HotPathForeignCall, method, instruction, root);
        }
    }

    private void Report(GuardRule rule, MethodDefinition method, Instruction instruction, string root)
    {
        string reached = root == method.FullName ? "" : $", reached from {root}";
        _findings.Add(new GuardFinding(
            rule,
            method.Module.Assembly.Name.Name,
            method.DeclaringType.FullName,
            IlGuard.PlaceOf(method, instruction),
            $"{instruction.OpCode.Name} {instruction.Operand}{reached}"));
    }
}
