using System.Runtime.InteropServices;

namespace SipPhone.EngineOnPc
{
    // An array as the native calls take it: null is no address.

    /// <summary>Address and length of a pinned array, as firmware/native/src/tls_engines.h has them.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe readonly struct Bytes
    {
        private readonly byte* _data;
        private readonly int _length;

        /// <summary>Describes an array.</summary>
        /// <param name="pinned">Where it is pinned; null also for an empty one.</param>
        /// <param name="array">The array, or null.</param>
        internal Bytes(byte* pinned, byte[] array)
        {
            // On the device an empty array has an address; nobody reads there.
            _data = array is { Length: 0 } ? (byte*)1 : pinned;
            _length = array?.Length ?? 0;
        }
    }
}
