using SipPhone.Phone;
using SipPhone.Phone.Tests.Support;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>From bare board to registered phone.</summary>
public sealed class RegisteringTests : IDisposable
{
    private readonly TestDevice _device = new();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_bare_board_says_what_it_wants()
    {
        Assert.Contains("No account yet. Set sip.domain and sip.user, then: apply", _device.Written);
        Assert.Equal("not-configured", _device.Ok("status").GetProperty("phone").GetString());
    }

    [Fact]
    public void It_registers_once_anchors_and_account_are_there()
    {
        _device.AddServer();
        _device.Provision().RunUntil(PhoneState.Registered).Run(100);
        Assert.Contains("Registered for 3600 seconds.", _device.Written);
        Assert.Contains("Server recognised by its SIP identity example.", _device.Written);
    }

    [Fact]
    public void It_registers_again_after_a_restart()
    {
        _device.AddServer();
        _device.Provision().RunUntil(PhoneState.Registered);
        _device.Restart().RunUntil(PhoneState.Registered);
    }
}
