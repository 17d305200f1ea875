using System;
using System.Diagnostics;
using SipPhone.SelfTest.Harness;
using GC = nanoFramework.Runtime.Native.GC;

namespace SipPhone.SelfTest.Device
{
    // nanoFramework's runtime. Debug.WriteLine is left out of a build without DEBUG, which the project defines always.

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
            return (int)GC.Run(true);
        }
    }
}
