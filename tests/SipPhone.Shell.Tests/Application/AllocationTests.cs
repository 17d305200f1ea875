using System.Text;
using SipPhone.Phone;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>
/// What the whole application allocates on the PC while nobody does anything: nothing, or the device would stop again
/// and again to collect it.
/// </summary>
public sealed class AllocationTests : IDisposable
{
    private const int Rounds = 1000;
    private const int RoundMs = 20;
    private const int RefreshMs = 3600 * 1000;

    private readonly TestDevice _device = new();

    public AllocationTests()
    {
        _device.AddServer();
        _device.Provision().RunUntil(PhoneState.Registered);
        _device.Restart().RunUntil(PhoneState.Registered).Run(RefreshMs);
    }

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_loop_round_allocates_nothing()
    {
        Turn(Rounds);
        _device.Meter.Reset();
        Turn(Rounds);
        Assert.Equal(0, _device.Meter.Bytes);
    }

    [Fact]
    public void A_refresh_allocates_nothing()
    {
        int sentBytes = _device.Channel.Sent.Count;
        _device.Meter.Reset();
        _device.Run(RefreshMs);
        byte[] sent = [.. _device.Channel.Sent.Skip(sentBytes)];
        Assert.Contains("REGISTER sip:example SIP/2.0", Encoding.ASCII.GetString(sent));
        Assert.Equal(0, _device.Meter.Bytes);
    }

    [Fact]
    public void What_a_command_allocates_is_counted()
    {
        _device.Meter.Reset();
        _device.Say("version");
        Assert.InRange(_device.Meter.Bytes, 1, int.MaxValue);
    }

    private void Turn(int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            _device.Run(RoundMs).Type("");
        }
    }
}
