using System.Net;
using SipPhone.Core.Hal;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>Scripted time servers on virtual time, and the sockets that reach them and the DNS servers.</summary>
internal sealed class FakeTimeServers
{
    /// <summary>Where a test has its time server, when it has one.</summary>
    public const string Address = "192.0.2.123";

    private readonly Dictionary<string, Action<TimeAsked>> _scripts = [];
    private TestDevice? _device;
    private long _unixSecondsAtZero;

    /// <summary>Every question that was asked, in order.</summary>
    public List<TimeAsked> Log { get; } = [];

    public FakeTimeSocket[] Sockets { get; private set; } = [];

    public long NowMs => _device!.NowMs;

    /// <summary>The right time.</summary>
    public long UnixSeconds => _unixSecondsAtZero + (NowMs / 1000);

    /// <summary>A server, or another script for it; to an address without one there is no way.</summary>
    public void Add(string address, Action<TimeAsked> script) => _scripts[address] = script;

    public void Remove(string address) => _scripts.Remove(address);

    /// <summary>The device started; its clock was right when it did so first.</summary>
    public void Connect(TestDevice device)
    {
        _unixSecondsAtZero = _device == null ? device.Clock.UnixSeconds - (device.NowMs / 1000) : _unixSecondsAtZero;
        _device = device;
        Sockets = [new FakeTimeSocket(this, device.Network), new FakeTimeSocket(this, device.Network)];
    }

    public bool IsReachable(byte[] address, int port) => port == 123 && _scripts.ContainsKey(Text(address));

    public void Ask(FakeTimeSocket socket, byte[] address, byte[] octets)
    {
        TimeAsked asked = new(this, socket, Text(address), octets);
        Log.Add(asked);
        _scripts[asked.Address](asked);
    }

    public void WakeAt(long atMs) => _device!.WakeAt(atMs);

    private static string Text(byte[] address) => new IPAddress(address).ToString();
}
