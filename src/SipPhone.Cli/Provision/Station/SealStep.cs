using System.Threading;

namespace SipPhone.Cli.Provision.Station;

/// <summary>The end of manufacture.</summary>
/// <param name="link">The device.</param>
/// <param name="unit">The device and its order.</param>
internal sealed class SealStep(DeviceLink link, Unit unit)
{
    /// <summary>Seals the device, and sees that it is.</summary>
    /// <exception cref="UnitException">The device refuses.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Seal()
    {
        DeviceReply reply = link.AskAndConfirm("factory seal");
        if (!reply.IsOk)
        {
            throw Refusal.Of("sealing", reply);
        }

        unit.HasChanged = true;
        unit.Version = link.Wake(CancellationToken.None);
        if (!unit.Version.IsSealed)
        {
            throw new UnitException("sealing: the device says that it is done, and is not sealed.");
        }
    }
}
