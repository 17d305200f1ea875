using System.Collections.Generic;
using System.Linq;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Settings;

namespace SipPhone.Cli.Provision.Station;

// Secrets cannot be read back, only that they are set. So a secret holds when this run staged or applied it, or when it
// opened the console; otherwise it is written, also when one is there already. The device itself sees when it is the
// same again, and then stages nothing.

/// <summary>The settings of an order on a device: stage what differs, read back, apply, read back again.</summary>
/// <param name="link">The device.</param>
/// <param name="unit">The device and its order.</param>
internal sealed class SettingsStep(DeviceLink link, Unit unit)
{
    // Only of this link: behind a pulled cable the device may have lost its power, and what was staged.
    private readonly HashSet<string> _written = [];

    /// <summary>What the order asks for and the device does not have, staged or in effect.</summary>
    /// <param name="settings">What the device has.</param>
    public IReadOnlyList<OrderedSetting> Missing(DeviceSettings settings)
    {
        return [.. unit.Order.Settings.Where(ordered => !Holds(ordered, settings))];
    }

    /// <summary>Stages what is missing, and sees that it is staged.</summary>
    /// <exception cref="UnitException">The device refuses it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Stage()
    {
        IReadOnlyList<OrderedSetting> missing = Missing(DeviceSettings.Read(link));
        OrderedSetting? barred = missing.FirstOrDefault(ordered => ordered.Setting.IsSealed);
        if (unit.Version.IsSealed && barred is not null)
        {
            throw new UnitException(
                $"setting {barred.Setting.Name}: the device is sealed, and has another value than the order. It has " +
                "to be unsealed with the factory's key first.");
        }

        foreach (OrderedSetting ordered in missing)
        {
            string name = ordered.Setting.Name;
            DeviceReply reply = link.Ask($"set {name} {CommandText.Quoted(ordered.Value)}");
            if (!reply.IsOk)
            {
                throw Refusal.Of($"setting {name}", reply);
            }

            _written.Add(name);
        }

        if (missing.Count > 0)
        {
            MustHold("it was written, and read back differently. Is the line disturbed?");
        }
    }

    /// <summary>Puts what is staged into effect, and sees that it is.</summary>
    /// <exception cref="UnitException">The device refuses it.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public void Apply()
    {
        if (DeviceSettings.Read(link).IsAnythingStaged)
        {
            bool wasMaybeApplied = unit.MayBeApplied;
            unit.MayBeApplied = true;
            DeviceReply reply = link.Ask("apply", DeviceLink.SlowReplyTimeoutMs);
            if (!reply.IsOk)
            {
                // A refusal leaves all of it staged; a console password that was not stored comes after all the rest.
                unit.MayBeApplied = wasMaybeApplied || !DeviceSettings.Read(link).IsAnythingStaged;
                string problems = string.Join(" ", reply.Items("problems").Select(problem => problem.Message));
                UnitException refusal = Refusal.Of("applying the settings", reply);
                throw problems.Length > 0 ? new UnitException($"{refusal.Message} {problems}") : refusal;
            }

            unit.HasChanged = true;
            unit.NeedsRestart |= reply.Flag("restart");
        }

        unit.IsApplied = true;
        if (MustHold("it was applied, and is not there. Is the store damaged?").IsAnythingStaged)
        {
            throw new UnitException("applying the settings: something is still staged. Is somebody else typing?");
        }
    }

    private DeviceSettings MustHold(string otherwise)
    {
        DeviceSettings settings = DeviceSettings.Read(link);
        return Missing(settings) is [{ } ordered, ..]
            ? throw new UnitException($"setting {ordered.Setting.Name}: {otherwise}")
            : settings;
    }

    private bool Holds(OrderedSetting ordered, DeviceSettings settings)
    {
        DeviceSetting found = settings.Find(ordered.Setting.Name);
        if (!found.IsSet)
        {
            return false;
        }

        return ordered.Setting.IsSecret
            ? unit.IsApplied || _written.Contains(ordered.Setting.Name) || (found.IsStaged && unit.IsStagingOurs)
                || (unit.IsPasswordProven && ordered.Setting.Id == SettingId.ConsolePassword)
            : found.Value == ordered.Value;
    }
}
