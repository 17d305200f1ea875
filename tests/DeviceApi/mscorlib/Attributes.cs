// Attributes that our sources carry or that the compiler emits.

namespace System
{
    public abstract class Attribute
    {
        protected Attribute() => throw null;
    }

    public enum AttributeTargets
    {
        Assembly = 1,
        Module = 2,
        Class = 4,
        Struct = 8,
        Enum = 16,
        Constructor = 32,
        Method = 64,
        Property = 128,
        Field = 256,
        Event = 512,
        Interface = 1024,
        Parameter = 2048,
        Delegate = 4096,
        ReturnValue = 8192,
        All = 16383,
    }

    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeUsageAttribute(AttributeTargets validOn) => throw null;

        public AttributeTargets ValidOn => throw null;

        public bool AllowMultiple
        {
            get => throw null;
            set => throw null;
        }

        public bool Inherited
        {
            get => throw null;
            set => throw null;
        }
    }

    public class FlagsAttribute : Attribute
    {
        public FlagsAttribute() => throw null;
    }

    public sealed class ParamArrayAttribute : Attribute
    {
        public ParamArrayAttribute() => throw null;
    }
}

namespace System.Diagnostics
{
    public sealed class ConditionalAttribute : Attribute
    {
        public ConditionalAttribute(string conditionString) => throw null;

        public string ConditionString => throw null;
    }
}

namespace System.Reflection
{
    public sealed class AssemblyNativeVersionAttribute : Attribute
    {
        public AssemblyNativeVersionAttribute(string version) => throw null;

        public string NativeVersion => throw null;
    }

    public sealed class AssemblyVersionAttribute : Attribute
    {
        public AssemblyVersionAttribute(string version) => throw null;

        public string Version => throw null;
    }

    public sealed class DefaultMemberAttribute : Attribute
    {
        public DefaultMemberAttribute(string memberName) => throw null;

        public string MemberName => throw null;
    }
}

namespace System.Runtime.CompilerServices
{
    public sealed class IndexerNameAttribute : Attribute
    {
        public IndexerNameAttribute(string indexerName) => throw null;
    }

    public sealed class MethodImplAttribute : Attribute
    {
        public MethodImplAttribute(MethodImplOptions methodImplOptions) => throw null;
    }

    public enum MethodImplOptions
    {
        Unmanaged = 4,
        ForwardRef = 16,
        PreserveSig = 128,
        InternalCall = 4096,
        Synchronized = 32,
        NoInlining = 8,
    }
}
