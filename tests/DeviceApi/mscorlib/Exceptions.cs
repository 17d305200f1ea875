// Exceptions: a caller's bug, or the platform's own failures, which only boards catch.

namespace System
{
    public class Exception
    {
        public Exception() => throw null;

        public Exception(string message) => throw null;

        public Exception(string message, Exception innerException) => throw null;

        public virtual string Message => throw null;

        public override string ToString() => throw null;
    }

    public class SystemException : Exception
    {
        public SystemException() => throw null;

        public SystemException(string message) => throw null;

        public SystemException(string message, Exception innerException) => throw null;
    }

    public class ArgumentException : SystemException
    {
        public ArgumentException() => throw null;

        public ArgumentException(string message) => throw null;

        public ArgumentException(string message, Exception innerException) => throw null;

        public ArgumentException(string message, string paramName) => throw null;
    }

    public class ArgumentNullException : ArgumentException
    {
        public ArgumentNullException() => throw null;

        public ArgumentNullException(string paramName) => throw null;
    }

    public class ArgumentOutOfRangeException : ArgumentException
    {
        public ArgumentOutOfRangeException() => throw null;

        public ArgumentOutOfRangeException(string paramName) => throw null;

        public ArgumentOutOfRangeException(string paramName, string message) => throw null;
    }

    public class InvalidOperationException : SystemException
    {
        public InvalidOperationException() => throw null;

        public InvalidOperationException(string message) => throw null;

        public InvalidOperationException(string message, Exception innerException) => throw null;
    }

    public class NotSupportedException : SystemException
    {
        public NotSupportedException() => throw null;

        public NotSupportedException(string message) => throw null;

        public NotSupportedException(string message, Exception innerException) => throw null;
    }

    public class NullReferenceException : SystemException
    {
        public NullReferenceException() => throw null;

        public NullReferenceException(string message) => throw null;

        public NullReferenceException(string message, Exception innerException) => throw null;
    }

    public class IndexOutOfRangeException : SystemException
    {
        public IndexOutOfRangeException() => throw null;

        public IndexOutOfRangeException(string message) => throw null;

        public IndexOutOfRangeException(string message, Exception innerException) => throw null;
    }

    public class ObjectDisposedException : SystemException
    {
        public ObjectDisposedException() => throw null;
    }

    public class OutOfMemoryException : SystemException
    {
        public OutOfMemoryException() => throw null;
    }
}

namespace System.IO
{
    public class IOException : SystemException
    {
        public IOException() => throw null;
    }
}
