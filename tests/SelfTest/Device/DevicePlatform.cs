using System;
using System.Diagnostics;
using SipPhone.SelfTest.Harness;
using GC = nanoFramework.Runtime.Native.GC;

namespace SipPhone.SelfTest.Device
{
    // nanoFramework's runtime. Debug.WriteLine is left out of a build without DEBUG, which the project defines always.
    // Nothing is compacted: what is free is the same number, and a 64-bit runtime crashes when it moves objects.

    /// <summary>The runtime of the device.</summary>
    public sealed class DevicePlatform : Platform
    {
        /// <inheritdoc/>
        public override long NowMs
        {
            get { return Environment.TickCount64; }
        }

        /// <inheritdoc/>
        public override void WriteLine(string text)
        {
            Debug.WriteLine(text);
        }

        /// <inheritdoc/>
        public override int CollectFreeBytes()
        {
            return (int)GC.Run(false);
        }
    }
}
