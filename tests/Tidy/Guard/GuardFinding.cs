namespace SipPhone.Tidy.Guard;

/// <summary>One thing that the device cannot run, or must not run there.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="TypeName">The full name of the type that breaks it; empty for the assembly itself.</param>
/// <param name="Place">The member in it, with the IL offset where there is one.</param>
/// <param name="What">What stands there.</param>
public sealed record GuardFinding(GuardRule Rule, string Assembly, string TypeName, string Place, string What)
{
    /// <summary>One line for people: where, what, which rule, and what to do instead.</summary>
    public override string ToString() =>
        $"{Assembly}: {TypeName}{(Place.Length == 0 ? "" : ": ")}{Place}: {What} [{Rule}]. {Advice(Rule)}";

    private static string Advice(GuardRule rule) => rule switch
    {
        GuardRule.Generic => "Write it for the one type that is needed; the device's runtime has no generics.",
        GuardRule.Struct => "Use int offsets and out parameters or one reusable class; structs live on the heap there.",
        GuardRule.Type => "Use byte[] ranges, jagged arrays, or a plain class.",
        GuardRule.Opcode => "Write it with plain loops and calls; the interpreter refuses this instruction.",
        GuardRule.CheckedArithmetic => "Check by hand before, as in length > end - offset; it does not throw there.",
        GuardRule.CompilerType => "Leave out the language feature that needs it; it shifts native method tables.",
        GuardRule.Limit => "Split the assembly, the type or the method.",
        GuardRule.HotPathAllocation => "Make it once in a constructor, or take [HotPath] off the caller.",
        GuardRule.HotPathText => "Hold it as a static readonly byte[]; a literal allocates each time it is run.",
        GuardRule.HotPathThrow => "Return a result code.",
        GuardRule.HotPathVirtualCall => "Seal the class, or call a static method; the guard must know what runs.",
        GuardRule.HotPathForeignCall => "Use a helper of ours that is clean itself (Ascii, ByteWriter).",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
