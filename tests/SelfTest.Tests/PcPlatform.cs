using System.Diagnostics;
using SipPhone.SelfTest.Harness;

namespace SipPhone.SelfTest.Tests;

// .NET collects when it likes, so what is free counts down by every octet that was ever allocated: a hot path that
// allocates and lets go would be found here, which the device's own count would miss.

/// <summary>.NET as the runtime under the self-test.</summary>
internal sealed class PcPlatform : Platform
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public List<string> Lines { get; } = [];

    public override long NowMs => _watch.ElapsedMilliseconds;

    public override void WriteLine(string text) => Lines.Add(text);

    public override int CollectFreeBytes() => (int)-GC.GetAllocatedBytesForCurrentThread();
}
