using System.Text.Json;
using SipPhone.Settings.Storage;
using SipPhone.Shell.Faults;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Commands;

/// <summary>faults, and what status says of them.</summary>
public sealed class FaultsCommandTests : IDisposable
{
    private readonly TestDevice _device = new();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_device_without_faults_says_so()
    {
        JsonElement answer = _device.Ok("faults");
        Assert.False(answer.GetProperty("safe-mode").GetBoolean());
        Assert.Equal(0, answer.GetProperty("count").GetInt32());
        Assert.Equal(0, answer.GetProperty("faults").GetArrayLength());
        Assert.Matches("safe-mode: +no\r\ncount: +0\r\nThere are none.", _device.Say("faults"));
        Assert.Equal(0, _device.Ok("status").GetProperty("faults").GetInt32());
        Assert.False(_device.Ok("status").GetProperty("safe-mode").GetBoolean());
        string status = _device.Say("status");
        Assert.DoesNotContain("faults", status);
        Assert.DoesNotContain("safe-mode", status);
    }

    [Fact]
    public void They_are_listed_for_both_readers()
    {
        Note();
        JsonElement[] faults = [.. _device.Ok("faults").GetProperty("faults").EnumerateArray()];
        Assert.Equal(2, faults.Length);
        Assert.Equal(61, faults[0].GetProperty("uptime").GetInt32());
        Assert.Equal("2026-11-23T00:00:00Z", faults[0].GetProperty("time").GetString());
        Assert.Equal("exception", faults[0].GetProperty("kind").GetString());
        Assert.Equal("SomeException: of some kind", faults[0].GetProperty("text").GetString());
        Assert.False(faults[1].TryGetProperty("time", out _));
        Assert.Equal("watchdog", faults[1].GetProperty("kind").GetString());
        Assert.Equal("", faults[1].GetProperty("text").GetString());
        string said = _device.Say("faults");
        Assert.Matches("61 +2026-11-23T00:00:00Z +exception +SomeException: of some kind\r\n", said);
        Assert.Matches("0 +\\(clock not set\\) +watchdog", said);
        Assert.Matches("\r\nfaults: +2\r\n", _device.Say("status"));
        Assert.Equal(2, _device.Ok("status").GetProperty("faults").GetInt32());
    }

    [Theory]
    [InlineData("yes", "ok", 0)]
    [InlineData("y", "cancelled", 2)]
    public void They_are_forgotten_when_somebody_is_sure(string line, string code, int left)
    {
        Note();
        Assert.Equal("confirm", TestDevice.CodeOf(_device.Request("faults clear")));
        Assert.Equal(code, TestDevice.CodeOf(_device.Answer(line)));
        Assert.Equal(left, _device.Ok("faults").GetProperty("count").GetInt32());
        Assert.Equal(left, _device.Restart().Ok("faults").GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public void Forgetting_none_is_done_at_once()
    {
        _device.Request("faults clear");
        Assert.Equal("ok", TestDevice.CodeOf(_device.Answer("yes")));
    }

    [Fact]
    public void A_store_that_keeps_them_is_told_of()
    {
        Note();
        _device.Flash.Unwritable.Add("faults.a");
        _device.Flash.Unwritable.Add("faults.b");
        _device.Request("faults clear");
        Assert.Equal("store-failed", TestDevice.CodeOf(_device.Answer("yes")));
    }

    // Whatever stands in the blob, the console comes up and lists what is sound.
    [Fact]
    public void Each_changed_octet_and_each_prefix_of_a_ring_is_read_or_passed_over()
    {
        Note();
        SlotStore store = new(_device.Flash);
        byte[] blob = new byte[512];
        int length = store.Read("faults", blob, 0, blob.Length);
        for (int i = 0; i < length * 2; i++)
        {
            byte[] damaged = blob[..(i < length ? i : length)];
            if (i >= length)
            {
                damaged[i - length] ^= 0xFF;
            }

            store.Write("faults", damaged, 0, damaged.Length);
            FaultRing ring = new(store);
            Assert.True(ring.Count is 0 or 2);
            for (int entry = 0; entry < ring.Count; entry++)
            {
                Assert.InRange(ring.TextEnd(entry), ring.TextStart(entry), ring.Buffer.Length);
                Assert.NotEmpty(FaultKinds.Name(ring.Kind(entry)));
            }
        }
    }

    private void Note()
    {
        FaultRing ring = new(new SlotStore(_device.Flash));
        ring.Add(FaultKind.Exception, 61, 1_795_392_000, "SomeException: of some kind");
        ring.Add(FaultKind.Watchdog, 0, 0, "");
        Assert.Equal(0, ring.Save());
    }
}
