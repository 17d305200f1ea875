namespace SipPhone.Tidy.Guard;

// The deployment partition of a 4 MB ESP32 has 1,792 KB, for our assemblies and the platform's (mscorlib has 32 KB). So
// flash is not short; what the budget prevents is that an assembly grows and nobody notices. A limit is the size that
// an assembly has and about a tenth more.

/// <summary>How large each assembly of the firmware may be on the device, in octets.</summary>
public static class SizeBudget
{
    /// <summary>All assemblies of one firmware together.</summary>
    public const int FirmwareBytes = 410 * 1024;

    /// <summary>What the firmware for our own image has, and that for the stock image has not.</summary>
    public static IReadOnlyList<string> OfOurImage { get; } =
        ["SipPhone.Board.Esp32.Engine", "SipPhone.Native", "SipPhone.Firmware"];

    /// <summary>What the firmware for the stock image has, and that for ours has not.</summary>
    public static IReadOnlyList<string> OfStockImage { get; } =
        ["SipPhone.Board.Esp32.Stock", "SipPhone.Firmware.Stock"];

    /// <summary>The assemblies.</summary>
    public static IReadOnlyDictionary<string, int> LimitByAssembly { get; } = new Dictionary<string, int>
    {
        ["SipPhone.Core"] = 14 * 1024,
        ["SipPhone.Identity"] = 19 * 1024,
        ["SipPhone.Dns"] = 27 * 1024,

        // All parsers, and all that RFC 4475 has refused.
        ["SipPhone.Sip.Messages"] = 42 * 1024,

        // Transport, transactions, dialogs, sessions, registration, digest.
        ["SipPhone.Sip"] = 84 * 1024,
        ["SipPhone.Media"] = 19 * 1024,
        ["SipPhone.Phone"] = 28 * 1024,
        ["SipPhone.Settings"] = 39 * 1024,

        // A third are the texts that people read.
        ["SipPhone.Shell"] = 90 * 1024,
        ["SipPhone.Appliance"] = 18 * 1024,
        ["SipPhone.Board.Esp32"] = 17 * 1024,
        ["SipPhone.Board.Esp32.Engine"] = 6 * 1024,
        ["SipPhone.Board.Esp32.Stock"] = 8 * 1024,
        ["SipPhone.Native"] = 1024,
        ["SipPhone.Firmware"] = 4 * 1024,
        ["SipPhone.Firmware.Stock"] = 4 * 1024,
    };
}
