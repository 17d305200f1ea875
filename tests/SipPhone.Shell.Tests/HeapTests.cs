using SipPhone.Shell.Tests.Support;
using SipPhone.TestSupport;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>What the console takes of the device's heap.</summary>
public sealed class HeapTests(ITestOutputHelper output)
{
    private const int AtRest = 1100;
    private const int InUse = 10 * 1024;

    private readonly Console _console = new(TestCommand.Echo());

    [Fact]
    public void A_console_that_nobody_uses_is_small()
    {
        _console.Log("a line");
        Assert.InRange(Measure(), 1, AtRest);
    }

    [Fact]
    public void A_console_lets_go_of_what_it_held()
    {
        int before = Measure();
        _console.Type("echo x\r@1 echo x\r");
        Assert.InRange(Measure(), before, InUse);
        _console.After(300_000);
        Assert.Equal(before, Measure());
    }

    private int Measure()
    {
        DeviceHeap heap = new DeviceHeap().Add(_console.Shell);
        output.WriteLine(heap.ToString());
        return heap.Bytes;
    }
}
