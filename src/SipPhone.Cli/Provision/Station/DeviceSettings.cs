using System.Collections.Generic;
using System.Linq;

namespace SipPhone.Cli.Provision.Station;

/// <summary>All settings as the device shows them at one time.</summary>
internal sealed class DeviceSettings
{
    private static readonly DeviceSetting NotSet = new(IsSet: false, IsStaged: false, Value: null);

    private readonly Dictionary<string, DeviceSetting> _settings = [];

    private DeviceSettings()
    {
    }

    /// <summary>Whether something waits for <c>apply</c>.</summary>
    public bool IsAnythingStaged => _settings.Values.Any(setting => setting.IsStaged);

    /// <summary>Asks the device.</summary>
    /// <param name="link">The device.</param>
    /// <exception cref="UnitException">It does not say.</exception>
    /// <exception cref="LinkLostException">The device is gone.</exception>
    public static DeviceSettings Read(DeviceLink link)
    {
        DeviceReply reply = link.Ask("show all");
        if (!reply.IsOk)
        {
            throw Refusal.Of("reading the settings", reply);
        }

        DeviceSettings settings = new();
        foreach (DeviceReply item in reply.Items("settings"))
        {
            settings._settings[item.Text("name") ?? ""] =
                new DeviceSetting(item.Flag("set"), item.Flag("staged"), item.Text("value"));
        }

        return settings;
    }

    /// <summary>Finds a setting by its name.</summary>
    public DeviceSetting Find(string name)
    {
        return _settings.GetValueOrDefault(name, NotSet);
    }
}
