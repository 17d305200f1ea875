using System.Collections.Generic;
using System.Linq;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

// Afterwards the device trusts exactly what the order names. One anchor too many is a refusal and not removed silently:
// somebody put it there.

/// <summary>The trust anchors of an order on a device.</summary>
/// <param name="link">The device.</param>
/// <param name="unit">The device and its order.</param>
internal sealed class AnchorsStep(DeviceLink link, Unit unit)
{
    /// <summary>What the order asks for and the device does not have.</summary>
    /// <exception cref="UnitException">The device has one that the order does not name.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public IReadOnlyList<OrderedAnchor> Missing()
    {
        if (unit.Order.Anchors.Count == 0)
        {
            return [];
        }

        DeviceReply reply = link.Ask("anchor list");
        if (!reply.IsOk)
        {
            throw Refusal.Of("listing the anchors", reply);
        }

        IReadOnlyList<DeviceReply> there = reply.Items("anchors");
        HashSet<string> ordered = [.. unit.Order.Anchors.Select(anchor => anchor.Sha256)];
        DeviceReply? stranger = there.FirstOrDefault(anchor => !ordered.Contains(anchor.Text("sha256") ?? ""));
        if (stranger is not null)
        {
            throw new UnitException(
                $"anchors: the device trusts one that the order does not name, \"{stranger.Text("subject")}\", " +
                $"SHA-256 {stranger.Text("sha256")}. Remove it (anchor remove), or add it to the order.");
        }

        HashSet<string> present = [.. there.Select(anchor => anchor.Text("sha256") ?? "")];
        return [.. unit.Order.Anchors.Where(anchor => !present.Contains(anchor.Sha256))];
    }

    /// <summary>Adds what is missing, and sees that it is there.</summary>
    /// <exception cref="UnitException">The device refuses it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Add()
    {
        IReadOnlyList<OrderedAnchor> missing = Missing();
        foreach (OrderedAnchor anchor in missing)
        {
            Add(anchor);
        }

        if (missing.Count > 0 && Missing() is [{ } lost, ..])
        {
            throw new UnitException($"anchor \"{lost.Subject}\": it was added, and is not there.");
        }
    }

    private void Add(OrderedAnchor anchor)
    {
        string doing = $"anchor \"{anchor.Subject}\"";
        DeviceReply reply = link.Paste("anchor add", anchor.Pem);
        if (reply.Code == "confirm")
        {
            if (reply.Text("sha256") != anchor.Sha256)
            {
                link.Type("no");
                throw new UnitException($"{doing}: it arrived damaged. Is the line disturbed?");
            }

            // Before the answer, which may be lost.
            unit.AddedAnchors.Add(anchor.Sha256);
            unit.HasChanged = true;
            reply = link.Type("yes", DeviceLink.SlowReplyTimeoutMs);
        }

        if (!reply.IsOk)
        {
            throw Refusal.Of(doing, reply);
        }
    }
}
