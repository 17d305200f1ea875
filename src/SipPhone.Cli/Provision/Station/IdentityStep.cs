using SipPhone.Cli.Provision.Orders;
using SipPhone.Lab;

namespace SipPhone.Cli.Provision.Station;

/// <summary>The device's own certificate and key.</summary>
/// <param name="link">The device.</param>
/// <param name="unit">The device and its order.</param>
internal sealed class IdentityStep(DeviceLink link, Unit unit)
{
    private const string Doing = "device certificate";

    /// <summary>Whether the order asks for a certificate that the device does not have.</summary>
    /// <exception cref="UnitException">The device does not say.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public bool IsMissing()
    {
        return unit.Order.Certificate is not null && !Holds(Show());
    }

    /// <summary>Writes the certificate if it is not there, and sees that it is.</summary>
    /// <exception cref="UnitException">The device refuses it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Write()
    {
        if (unit.Order.Certificate is not { } source)
        {
            return;
        }

        DeviceReply before = Show();
        if (!Holds(before))
        {
            unit.Certificate ??= Obtain(source);
            Write(unit.Certificate, isFirst: !before.Flag("present"));
            if (!Holds(Show()))
            {
                throw new UnitException($"{Doing}: it was written, and is not there.");
            }
        }
    }

    private static DeviceCertificate Obtain(ICertificateSource source)
    {
        try
        {
            return source.Obtain();
        }
        catch (CertificateRefusedException exception)
        {
            throw new UnitException($"{Doing}: {exception.Message}.");
        }
    }

    private void Write(DeviceCertificate certificate, bool isFirst)
    {
        DeviceReply reply = link.Paste("identity set", certificate.Pem);
        if (reply.Code == "confirm")
        {
            if (reply.Text("sha256") != certificate.Sha256)
            {
                link.Type("no");
                throw new UnitException($"{Doing}: it arrived damaged. Is the line disturbed?");
            }

            // Before the answer, which may be lost.
            unit.IsIdentityNew |= isFirst;
            unit.IsIdentityReplaced |= !isFirst;
            unit.HasChanged = true;
            reply = link.Type("yes", DeviceLink.SlowReplyTimeoutMs);
        }

        if (!reply.IsOk)
        {
            throw Refusal.Of(Doing, reply);
        }
    }

    private DeviceReply Show()
    {
        DeviceReply reply = link.Ask("identity show");
        return reply.IsOk ? reply : throw Refusal.Of(Doing, reply);
    }

    private bool Holds(DeviceReply shown)
    {
        string? present = shown.Flag("present") ? shown.Text("sha256") : null;
        string? wanted = unit.Certificate?.Sha256
            ?? (unit.Order.Certificate!.IsIssued ? unit.CertificateOfEarlierRun
                : unit.Order.Certificate.Obtain().Sha256);
        bool holds = present is not null && present == wanted;
        unit.CertificateSha256 = holds ? present : unit.CertificateSha256;
        return holds;
    }
}
