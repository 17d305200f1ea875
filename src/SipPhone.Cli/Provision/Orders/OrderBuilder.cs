using System;
using System.Collections.Generic;
using System.Linq;
using SipPhone.Core;
using SipPhone.Settings;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>
/// Makes an order of one row, checking everything that can be checked without the device; says all that is wrong.
/// </summary>
/// <param name="file">The order file, as it was named.</param>
/// <param name="row">The row.</param>
/// <param name="files">Reads what the row names.</param>
internal sealed class OrderBuilder(string file, OrderRow row, OrderMaterial files)
{
    // What stands around the name and the quoted value in "@ID set NAME VALUE", with the longest id.
    private const int SetCommandBytes = 1 + 16 + 5 + 1;

    private readonly List<OrderFault> _faults = [];
    private readonly List<OrderedSetting> _settings = [];
    private readonly SettingSet _set = new();

    /// <summary>What is wrong with the row.</summary>
    public IReadOnlyList<OrderFault> Faults => _faults;

    /// <summary>Makes the order.</summary>
    /// <returns>The order; null when there are faults.</returns>
    public Order? Build()
    {
        foreach (OrderCell cell in row.Cells)
        {
            Checked(cell, () => AddSetting(cell));
        }

        IReadOnlyList<OrderedAnchor> anchors = ReadAnchors();
        ICertificateSource? certificate = ReadCertificate();
        bool? seal = ReadSeal();
        CheckProtocol();
        CheckTogether(anchors, seal);
        return _faults.Count > 0 ? null : new Order
        {
            File = file,
            Line = row.Line,
            Serial = Find(OrderFields.Serial)!.Value,
            Device = Find(OrderFields.Device)?.Value,
            Settings = [.. _settings.OrderBy(setting => setting.Setting.Id)],
            Anchors = anchors,
            Certificate = certificate,
            Seal = seal,
            Firmware = Find(OrderFields.Firmware)?.Value,
        };
    }

    private void AddSetting(OrderCell cell)
    {
        if (SettingCatalog.Find(OrderFields.Canonical(cell.Field)) is not { } setting)
        {
            return;
        }

        string value = cell.Field switch
        {
            OrderFields.PasswordFile => files.ReadPassword(cell.Value),
            OrderFields.FactoryKey => files.ReadPublicPoint(cell.Value),
            _ when setting.IsSwitch => cell.Value switch { "yes" => "on", "no" => "off", _ => cell.Value },
            _ => cell.Value,
        };
        if (_settings.Any(other => other.Setting.Id == setting.Id))
        {
            throw new OrderProblemException($"{setting.Name} is ordered twice. Leave one of the fields empty.");
        }

        if (SettingCatalog.Check(setting, value, _set) is { } problem)
        {
            throw new OrderProblemException(problem);
        }

        int lineBytes = SetCommandBytes + setting.Name.Length + Station.CommandText.QuotedLengthBytes(value);
        if (lineBytes > Limits.MaxConsoleLineBytes)
        {
            throw new OrderProblemException(
                $"It is too long for a line of the console: {lineBytes} bytes of {Limits.MaxConsoleLineBytes}.");
        }

        _settings.Add(new OrderedSetting(setting, value));
    }

    private List<OrderedAnchor> ReadAnchors()
    {
        List<OrderedAnchor> anchors = [];
        if (Find(OrderFields.Anchors) is { } cell)
        {
            Checked(cell, () =>
            {
                foreach (string path in cell.Value.Split(OrderFields.PathSeparator, StringSplitOptions.TrimEntries))
                {
                    anchors.AddRange(files.ReadAnchors(path));
                }

                if (anchors.Count > Limits.MaxAnchors)
                {
                    throw new OrderProblemException(
                        $"{anchors.Count} anchors are ordered, and the device takes {Limits.MaxAnchors}.");
                }

                if (anchors.DistinctBy(anchor => anchor.Sha256).Count() < anchors.Count)
                {
                    throw new OrderProblemException("The same anchor is named twice.");
                }
            });
        }

        return anchors;
    }

    private ICertificateSource? ReadCertificate()
    {
        OrderCell? ready = Find(OrderFields.Certificate);
        OrderCell? key = Find(OrderFields.Key);
        OrderCell? issue = Find(OrderFields.Issue);
        ICertificateSource? source = null;
        if (ready is not null && issue is not null)
        {
            Fault(issue, "A certificate is either ready or issued. Leave one of both empty.");
        }
        else if (key is not null && ready is null)
        {
            Fault(key, "A key needs its certificate beside it, in the field \"certificate\".");
        }
        else if (ready is not null)
        {
            Checked(ready, () => source = files.ReadCertificate(
                ready.Value, key?.Value, Find(OrderFields.Serial)?.Value ?? ""));
        }
        else if (issue is not null)
        {
            Checked(issue, () => source = Issue(issue.Value));
        }

        return source;
    }

    private ICertificateSource? Issue(string authority)
    {
        string? domain = ValueOf(SettingId.SipDomain);
        string? host = ValueOf(SettingId.NetHostname);
        if (domain is not null && host is not null)
        {
            return files.Issue(authority, Find(OrderFields.Serial)?.Value ?? "", domain, host);
        }

        // One that is there and was not taken is a fault of its own already.
        string? missing = Find("domain") is null ? "domain" : Find("hostname") is null ? "hostname" : null;
        return missing is null ? null : throw new OrderProblemException(
            $"A certificate is issued for a domain on a host, both of which the authority must allow. Fill in " +
            $"\"{missing}\".");
    }

    private bool? ReadSeal()
    {
        OrderCell? cell = Find(OrderFields.Seal);
        if (cell is not null && cell.Value is not ("yes" or "no"))
        {
            Fault(cell, "It is yes or no.");
        }

        return cell is null ? null : cell.Value == "yes";
    }

    private void CheckProtocol()
    {
        if (Find(OrderFields.Protocol) is { } cell && cell.Value != Station.DeviceVersion.ProtocolText)
        {
            Fault(cell, $"This station speaks version {Station.DeviceVersion.ProtocolText} of the machine mode only.");
        }
    }

    private void CheckTogether(IReadOnlyList<OrderedAnchor> anchors, bool? seal)
    {
        if (Find(OrderFields.Serial) is null)
        {
            _faults.Add(new OrderFault(file, row.Line, OrderFields.Serial, "It is missing: each device has one."));
        }

        if (seal == true && anchors.Count == 0 && Find(OrderFields.Anchors) is null)
        {
            Fault(Find(OrderFields.Seal)!, "A device is sealed with its anchors. Fill in \"anchors\".");
        }

        // A row that is wrong already would only be said to lack what was not taken.
        if (_faults.Count == 0)
        {
            foreach (string problem in SettingCatalog.ProblemsOf(_set))
            {
                _faults.Add(new OrderFault(file, row.Line, "", problem));
            }
        }
    }

    private void Checked(OrderCell cell, Action read)
    {
        try
        {
            read();
        }
        catch (OrderProblemException exception)
        {
            Fault(cell, exception.Message);
        }
    }

    private void Fault(OrderCell cell, string problem)
    {
        _faults.Add(new OrderFault(file, cell.Line, cell.Field, problem));
    }

    private string? ValueOf(SettingId id)
    {
        return _settings.FirstOrDefault(setting => setting.Setting.Id == id)?.Value;
    }

    // By name, or by a longer name for the same.
    private OrderCell? Find(string field)
    {
        return row.Cells.FirstOrDefault(cell => OrderFields.Canonical(cell.Field) == OrderFields.Canonical(field));
    }
}
