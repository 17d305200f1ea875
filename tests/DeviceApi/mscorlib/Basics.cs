// What the compiler itself needs: the roots of the type system, handles, delegates, the patterns behind statements.

namespace System
{
    public class Object
    {
        public Object() => throw null;

        public virtual string ToString() => throw null;

        public virtual bool Equals(object obj) => throw null;

        public virtual int GetHashCode() => throw null;

        public Type GetType() => throw null;

        public static bool ReferenceEquals(object objA, object objB) => throw null;
    }

    public abstract class ValueType
    {
        protected ValueType() => throw null;
    }

    public abstract class Enum : ValueType
    {
        protected Enum() => throw null;

        public override string ToString() => throw null;
    }

    public struct Void
    {
    }

    public struct IntPtr
    {
    }

    public struct UIntPtr
    {
    }

    public struct RuntimeTypeHandle
    {
    }

    public struct RuntimeFieldHandle
    {
    }

    public struct RuntimeMethodHandle
    {
    }

    public abstract class Type : Reflection.MemberInfo
    {
        protected Type() => throw null;

        public abstract string FullName { get; }

        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;
    }

    public abstract class Delegate
    {
        protected Delegate() => throw null;

        public static Delegate Combine(Delegate a, Delegate b) => throw null;

        public static Delegate Remove(Delegate source, Delegate value) => throw null;
    }

    public abstract class MulticastDelegate : Delegate
    {
        protected MulticastDelegate() => throw null;
    }

    public delegate void AsyncCallback(IAsyncResult ar);

    public abstract class MarshalByRefObject
    {
        protected MarshalByRefObject() => throw null;
    }

    public interface IAsyncResult
    {
    }

    public class EventArgs
    {
        public EventArgs() => throw null;
    }

    public interface ICloneable
    {
        object Clone();
    }

    public interface IDisposable
    {
        void Dispose();
    }

    public abstract class Array : ICloneable
    {
        protected Array() => throw null;

        public int Length => throw null;

        public static void Copy(Array sourceArray, Array destinationArray, int length) => throw null;

        public static void Copy(
            Array sourceArray,
            int sourceIndex,
            Array destinationArray,
            int destinationIndex,
            int length) => throw null;

        public static void Clear(Array array, int index, int length) => throw null;

        public virtual object Clone() => throw null;
    }
}

namespace System.Collections
{
    public interface IEnumerable
    {
        IEnumerator GetEnumerator();
    }

    public interface IEnumerator
    {
        object Current { get; }

        bool MoveNext();

        void Reset();
    }
}

namespace System.Reflection
{
    public abstract class MemberInfo
    {
        protected MemberInfo() => throw null;

        public abstract string Name { get; }
    }
}

namespace System.Runtime.CompilerServices
{
    public static class RuntimeHelpers
    {
        public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw null;
    }
}
