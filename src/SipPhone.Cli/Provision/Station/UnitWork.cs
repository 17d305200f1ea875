using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

// What is only staged comes first, what a device keeps at once comes later, what cannot be undone comes last:
//
//   step        looks at          changes                       undone by
//   settings    show all          set, staged only              discard
//   anchors     anchor list       anchor add, each at once      anchor remove of those added
//   identity    identity show     identity set, at once         identity clear, when there was none
//   apply       show all          makes the settings hold       -
//   seal        version           factory seal                  -
//
// Invariant: every step looks first and changes only what is not as ordered, so that the whole can be run again at any
// time, after a pulled cable as well as on a device that is done.

/// <summary>The steps on a device that is awake.</summary>
/// <param name="link">The device.</param>
/// <param name="unit">The device and its order.</param>
/// <param name="progress">Where they are told.</param>
internal sealed class UnitWork(DeviceLink link, Unit unit, IUnitProgress progress)
{
    private readonly SettingsStep _settings = new(link, unit);
    private readonly AnchorsStep _anchors = new(link, unit);
    private readonly IdentityStep _identity = new(link, unit);
    private readonly SealStep _seal = new(link, unit);

    /// <summary>Runs them all.</summary>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <exception cref="UnitException">The device, or what it says, stands against it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Run(CancellationToken cancellation)
    {
        Begin();
        if (!unit.IsStagingOurs)
        {
            Discard();
            unit.IsStagingOurs = true;
        }

        Step(0.1, true, "settings", _settings.Stage, cancellation);
        Step(0.4, unit.Order.Anchors.Count > 0, "anchors", _anchors.Add, cancellation);
        Step(0.6, unit.Order.Certificate is not null, "device certificate", _identity.Write, cancellation);
        Step(0.7, true, "applying", _settings.Apply, cancellation);
        Step(0.9, unit.IsToBeSealed && !unit.Version.IsSealed, "sealing", _seal.Seal, cancellation);
        LogOut();
    }

    /// <summary>Looks, and changes nothing.</summary>
    /// <returns>What <see cref="Run"/> would do; nothing when the device is as ordered.</returns>
    /// <exception cref="UnitException">The device, or what it says, stands against it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public IReadOnlyList<string> Preview()
    {
        Begin();
        List<string> would = [.. _settings.Missing(DeviceSettings.Read(link))
            .Select(ordered => $"set {ordered.Setting.Name}")];
        would.AddRange(_anchors.Missing().Select(anchor => $"add the anchor \"{anchor.Subject}\""));
        if (_identity.IsMissing())
        {
            would.Add("write the device certificate");
        }

        if (unit.IsToBeSealed && !unit.Version.IsSealed)
        {
            would.Add("seal");
        }

        LogOut();
        return would;
    }

    /// <summary>Takes back what does not hold as a whole. Call it when <see cref="Run"/> has failed.</summary>
    /// <exception cref="UnitException">The device does not let it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Undo()
    {
        // Whatever command was under way is ended by that, too.
        unit.Version = link.Wake(CancellationToken.None);
        if (unit.Version.IsLocked)
        {
            return;
        }

        if (unit.IsStagingOurs)
        {
            Discard();
        }

        if (!unit.MayBeApplied)
        {
            foreach (string anchor in unit.AddedAnchors)
            {
                MustBeGone($"removing the anchor {anchor}", link.AskAndConfirm($"anchor remove {anchor}"));
            }

            if (unit.IsIdentityNew)
            {
                MustBeGone("removing the device certificate", link.AskAndConfirm("identity clear"));
            }
        }

        LogOut();
    }

    private static void MustBeGone(string doing, DeviceReply reply)
    {
        if (!reply.IsOk && reply.Code != "not-found")
        {
            throw Refusal.Of(doing, reply);
        }
    }

    private void Step(double fraction, bool isWanted, string name, Action run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (isWanted)
        {
            progress.Report(fraction, name);
            run();
        }
    }

    private void Begin()
    {
        Order order = unit.Order;
        if (order.Firmware is not null && order.Firmware != unit.Version.Firmware)
        {
            throw new UnitException(
                $"The device's firmware is {unit.Version.Firmware}, and the order is for {order.Firmware}: put " +
                $"{order.Firmware} on the device, or correct the order.");
        }

        if (!unit.Version.IsLocked)
        {
            return;
        }

        string password = order.ConsolePassword ?? throw new UnitException(
            "The console wants its password, and the order has none. Give it in \"console-password\".");
        DeviceReply reply = link.Ask($"login {CommandText.Quoted(password)}", DeviceLink.SlowReplyTimeoutMs);
        if (!reply.IsOk)
        {
            throw Refusal.Of("logging in with the order's console-password", reply);
        }

        unit.IsPasswordProven = true;
    }

    private void Discard()
    {
        DeviceReply reply = link.Ask("discard");

        // Nothing to discard is as good.
        if (!reply.IsOk && reply.Code != "wrong-state")
        {
            throw Refusal.Of("discarding staged settings", reply);
        }
    }

    // Nobody else shall find the console open. Without a password on the device there is nothing to close.
    private void LogOut()
    {
        if (unit.Version.IsLocked || unit.Order.ConsolePassword is not null)
        {
            link.Ask("logout");
        }
    }
}
