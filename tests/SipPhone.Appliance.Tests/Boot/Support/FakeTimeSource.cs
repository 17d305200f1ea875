using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>Notes whom it is to ask.</summary>
internal sealed class FakeTimeSource : ITimeSource
{
    public List<string> Servers { get; } = [];

    public void Start(byte[] server) => Servers.Add(Encoding.UTF8.GetString(server));
}
