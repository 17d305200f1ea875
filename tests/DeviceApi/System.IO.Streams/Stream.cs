// What a file's stream derives from.

namespace System.IO
{
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        protected Stream() => throw null;

        public abstract long Length { get; }

        public virtual void Close() => throw null;

        public virtual void Dispose() => throw null;

        public abstract void Flush();

        public abstract int Read(byte[] buffer, int offset, int count);

        public abstract void Write(byte[] buffer, int offset, int count);
    }
}
