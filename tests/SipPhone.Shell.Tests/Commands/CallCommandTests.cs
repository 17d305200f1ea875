using System.Text.Json;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Commands;

/// <summary>Calls by the console: the sensible one of several, and the answer says which.</summary>
public sealed class CallCommandTests : IDisposable
{
    private readonly TestDevice _device = new();
    private readonly Peer _peer;

    public CallCommandTests()
    {
        ScriptedServer server = _device.AddServer();
        _peer = new Peer(_device, server);
        _device.Provision().RunUntil(PhoneState.Registered).Run(100);
    }

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_call_is_placed_held_resumed_and_ended()
    {
        Talk("bob");
        Assert.Equal("sip:bob@example", Peer("hold"));
        _device.Run(100);
        Assert.Equal(CallState.Held, Only.State);
        Assert.Equal("sip:bob@example", Peer("resume"));
        _device.Run(100);
        Assert.Equal(CallState.Active, Only.State);
        JsonElement call = _device.Ok("status").GetProperty("calls")[0];
        Assert.Equal("active", call.GetProperty("state").GetString());
        Assert.Equal("sip:bob@example", Peer("hangup"));
        _device.Run(100);
        Assert.Equal(0, _device.Application.Phone.Calls.Count);
        Assert.Contains("The call with sip:bob@example stands.", _device.Written);
        Assert.Contains("The call with sip:bob@example was ended here.", _device.Written);
    }

    [Fact]
    public void A_ringing_call_is_answered_or_declined()
    {
        _peer.NewDialog("carol").Call(SipPhone.Phone.Tests.Calls.Peer.Sdp);
        _device.Run(100);
        Assert.Contains("sip:carol@example calls: answer, or hangup.", _device.Written);
        Assert.Equal("sip:carol@example", Peer("answer"));
        _device.Run(100);
        Assert.Equal(CallState.Active, Only.State);

        _peer.NewDialog("dave").Call(SipPhone.Phone.Tests.Calls.Peer.Sdp);
        _device.Run(100);
        Assert.Equal("sip:carol@example", Peer("hangup"));
        _device.Run(100);
        Assert.Equal("sip:dave@example", Peer("hangup"));
        _device.Run(100);
        Assert.Equal(603, _peer.Received.Last(message => message.Method == "INVITE").Status);
        Assert.Equal(0, _device.Application.Phone.Calls.Count);
    }

    [Fact]
    public void Of_two_calls_each_command_takes_the_sensible_one()
    {
        Talk("bob");
        Talk("carol");
        Assert.Equal(["held", "active"], _device.Ok("status").GetProperty("calls").EnumerateArray()
            .Select(call => call.GetProperty("state").GetString()));
        Assert.Equal("busy", TestDevice.CodeOf(_device.Request("call dave")));
        Assert.Equal("sip:bob@example", Peer("resume"));
        _device.Run(100);
        Assert.Equal("sip:carol@example", Peer("resume"));
        _device.Run(100);
        Assert.Equal("sip:bob@example", Peer("transfer"));
        _device.Run(100);
        Assert.StartsWith("REFER", _peer.Last.Text);
        Assert.Equal(2, _device.Ok("hangup all").GetProperty("count").GetInt32());
        _device.Run(100);
        Assert.Equal(0, _device.Application.Phone.Calls.Count);
    }

    [Fact]
    public void A_transfer_names_where_to()
    {
        Talk("bob");
        Assert.Equal("bad-arguments", TestDevice.CodeOf(_device.Request("transfer http://example")));
        Assert.Equal("sip:bob@example", Peer("transfer carol"));
        _device.Run(100);
        Assert.Equal("<sip:carol@example>", _peer.Last.Header("Refer-To"));
    }

    [Fact]
    public void Keys_are_pressed_one_after_another()
    {
        Talk("bob");
        long startMs = _device.NowMs;
        _device.Ok("dtmf 12#A");
        Assert.InRange(_device.NowMs - startMs, 3 * Digits.DurationMs, 2000);
        Assert.Equal("wrong-state", TestDevice.CodeOf(_device.Request("transfer")));
    }

    [Fact]
    public void Without_a_target_the_targets_of_the_settings_are_called()
    {
        Assert.Equal("wrong-state", TestDevice.CodeOf(_device.Request("call")));
        _device.Ok("set call.targets carol");
        _device.Ok("apply");
        _device.Ok("call");
        _device.Run(100);
        Assert.Equal("INVITE sip:carol@example", _peer.Last.ToString().Split(" send")[0]);
    }

    [Fact]
    public void The_password_of_a_dialled_uri_is_blanked()
    {
        _device.Ok("trace on");
        _device.Ok("call sip:bob:Kanarienvogel@example");
        _device.Run(1000);
        Assert.Contains("sip:bob:***@example", _device.Written);
        Assert.DoesNotContain("Kanarienvogel", _device.Written);
    }

    private Call Only => _device.Application.Phone.Calls.Get(0);

    private void Talk(string user)
    {
        Assert.Equal($"sip:{user}@example", Peer("call " + user));
        _device.Run(100);
        _peer.Dialogs[^1].Answer(200, SipPhone.Phone.Tests.Calls.Peer.Sdp);
        _device.Run(100);
    }

    private string Peer(string line) => _device.Ok(line).GetProperty("peer").GetString()!;
}
