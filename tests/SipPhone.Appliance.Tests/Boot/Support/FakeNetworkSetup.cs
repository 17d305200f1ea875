using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>A network whose joining a test plays.</summary>
internal sealed class FakeNetworkSetup : INetworkSetup
{
    private readonly List<byte[]> _passwords = [];

    public bool IsWireless { get; set; } = true;

    public NetworkJoinState State { get; set; }

    /// <summary>What it was asked to join: device, network and password.</summary>
    public List<string> Joins { get; } = [];

    /// <summary>Whether every password that came with it was wiped afterwards.</summary>
    public bool IsForgotten => _passwords.All(password => password.All(octet => octet == 0));

    public void Join(byte[] hostname, byte[] ssid, byte[] password)
    {
        Joins.Add($"{Encoding.UTF8.GetString(hostname)}/{Encoding.UTF8.GetString(ssid)}/"
            + Encoding.UTF8.GetString(password));
        _passwords.Add(password);
        State = IsWireless && ssid.Length == 0 ? NetworkJoinState.Idle : NetworkJoinState.Joining;
    }
}
