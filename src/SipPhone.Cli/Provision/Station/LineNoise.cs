using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SipPhone.Cli.Provision.Station;

/// <summary>What came back instead of an answer, and what that means.</summary>
internal sealed class LineNoise
{
    private const int MaxOctets = 2048;
    private const int MaxQuoted = 60;

    private readonly List<byte> _octets = [];

    /// <summary>Takes what came.</summary>
    public void Add(ReadOnlySpan<byte> octets)
    {
        foreach (byte octet in octets[..Math.Min(octets.Length, MaxOctets - _octets.Count)])
        {
            _octets.Add(octet);
        }
    }

    /// <summary>Says what it means, and what to do.</summary>
    public string Describe()
    {
        if (_octets.Count == 0)
        {
            return "Nothing answers. Is a device connected and powered, and is this its port? A wrong --baud, or " +
                "crossed wires, look the same.";
        }

        // At a wrong speed nearly every octet is wrong: the upper half of the table and control characters.
        int odd = _octets.Count(octet => octet is >= 0x7F or (< 0x20 and not 0x0A and not 0x0D and not 0x1B));
        if (odd * 4 > _octets.Count)
        {
            return "What comes back is no text: the speed is probably wrong. Give the device's own with --baud " +
                "(115200 unless it was changed).";
        }

        string text = Encoding.ASCII.GetString([.. _octets]);
        if (text.Contains('@') && text.Split('\r', '\n').All(part => part.Length == 0 || part.StartsWith('@')
            || part == "\u0003\u0015"))
        {
            return "Everything that is written comes straight back: the two data wires touch each other, or no " +
                "device is on the adapter.";
        }

        string first = text.Split('\r', '\n').Select(part => part.Trim()).FirstOrDefault(part => part.Length > 0) ?? "";
        return $"Something answers, but no nf-sipphone: \"{first[..Math.Min(first.Length, MaxQuoted)]}\". Is the " +
            "right firmware on the device, and is this its port?";
    }
}
