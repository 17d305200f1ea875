namespace SipPhone.Tidy.Guard;

/// <summary>What the guard forbids.</summary>
public enum GuardRule
{
    /// <summary>A generic type, method or instance.</summary>
    Generic,

    /// <summary>A struct of ours, or a value of one that the interpreter keeps on the heap.</summary>
    Struct,

    /// <summary>A type that the metadata processor or the interpreter does not know.</summary>
    Type,

    /// <summary>An instruction that the interpreter refuses.</summary>
    Opcode,

    /// <summary>Arithmetic that should throw on overflow, and does not there.</summary>
    CheckedArithmetic,

    /// <summary>A type of namespace System or Microsoft that the compiler wrote into the assembly.</summary>
    CompilerType,

    /// <summary>More of something than an assembly, type or method can hold.</summary>
    Limit,

    /// <summary>An object, array, boxed value or delegate made on a hot path.</summary>
    HotPathAllocation,

    /// <summary>A string literal on a hot path.</summary>
    HotPathText,

    /// <summary>A throw on a hot path.</summary>
    HotPathThrow,

    /// <summary>A call on a hot path whose target only run time knows.</summary>
    HotPathVirtualCall,

    /// <summary>A call on a hot path to code that is not ours, or to native code.</summary>
    HotPathForeignCall,
}
