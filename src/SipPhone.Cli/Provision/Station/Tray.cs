using System.Collections.Generic;
using System.Linq;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Provision.Protocol;

namespace SipPhone.Cli.Provision.Station;

// A device's own order is, in this order: the one that names its id; the one with the serial number that it has; the
// one that the protocol says was begun on it. A device without an order of its own takes the next one that is nobody's.
// Invariant: an order goes to one device, and a device that has a serial number of its own never takes another's.

/// <summary>Hands out the orders to the devices.</summary>
/// <param name="orders">The orders, in the file's order.</param>
/// <param name="protocol">The last line of the protocol for each serial number.</param>
/// <param name="isSealedByDefault">Whether a device is sealed when its order says neither yes nor no.</param>
/// <param name="isAgain">Whether what is done is done again, and what failed may go to another device.</param>
internal sealed class Tray(
    IReadOnlyList<Order> orders,
    IReadOnlyDictionary<string, ProtocolEntry> protocol,
    bool isSealedByDefault,
    bool isAgain)
{
    private readonly HashSet<Order> _taken = [];

    /// <summary>The orders that wait for a device: neither done nor handed out.</summary>
    public IReadOnlyList<Order> Left => [.. orders.Where(order => !_taken.Contains(order) && !IsDone(order))];

    /// <summary>Tells whether a device has an order of its own.</summary>
    public bool HasOwn(DeviceVersion device)
    {
        return OwnOf(device) is not null;
    }

    /// <summary>Hands out an order. Devices with one of their own come first.</summary>
    /// <param name="device">The device.</param>
    /// <returns>The order, or why there is none.</returns>
    public Assignment Assign(DeviceVersion device)
    {
        if (OwnOf(device) is { } own)
        {
            return AssignOwn(device, own);
        }

        if (device.Serial is not null)
        {
            return new Assignment(null, UnitOutcome.Failed,
                $"Device {device.Device} has the serial number {device.Serial}, which is not in the order. Reset it, " +
                "or name the device in the column \"device\" of its row.");
        }

        if (orders.FirstOrDefault(IsFree) is { } free)
        {
            _taken.Add(free);
            return new Assignment(free);
        }

        Order? reserved = Left.FirstOrDefault(order => order.Device is null);
        return new Assignment(null, UnitOutcome.Spare, reserved is null
            ? "No order is left for this device."
            : $"No order is left for this device: {reserved.Serial} is of device {protocol[reserved.Serial].Device}, " +
                "says the protocol. --again gives what failed to another device.");
    }

    private Assignment AssignOwn(DeviceVersion device, Order own)
    {
        if (own.Device is not null && own.Device != device.Device)
        {
            return new Assignment(null, UnitOutcome.Failed,
                $"Device {device.Device} has the serial number {own.Serial}, which the order gives to device " +
                $"{own.Device}.");
        }

        if (!_taken.Add(own))
        {
            return new Assignment(null, UnitOutcome.Failed,
                $"Device {device.Device} has the serial number {own.Serial}, and another device here has it too.");
        }

        return IsDone(own) && device.Serial == own.Serial
            ? new Assignment(own, UnitOutcome.AlreadyDone, "is done, says the protocol. --again does it again.")
            : new Assignment(own);
    }

    private Order? OwnOf(DeviceVersion device)
    {
        return orders.FirstOrDefault(order => order.Device == device.Device)
            ?? orders.FirstOrDefault(order => order.Serial == device.Serial)
            ?? (device.Serial is null ? orders.FirstOrDefault(order => LastOf(order)?.Device == device.Device) : null);
    }

    private bool IsFree(Order order)
    {
        return order.Device is null && !_taken.Contains(order)
            && (LastOf(order) is not { } last || (isAgain && !last.IsGood));
    }

    private bool IsDone(Order order)
    {
        return !isAgain && LastOf(order) is { IsGood: true } last
            && last.Account == order.Account
            && (!(order.Seal ?? isSealedByDefault) || last.Sealed)
            && last.Anchors.SequenceEqual(order.Anchors.Select(anchor => anchor.Sha256));
    }

    private ProtocolEntry? LastOf(Order order)
    {
        return protocol.GetValueOrDefault(order.Serial);
    }
}
