namespace SipPhone.Cli.Provision.Station;

/// <summary>What a device says of itself.</summary>
/// <param name="Firmware">The version of its firmware.</param>
/// <param name="Board">The kind of board.</param>
/// <param name="Device">The id of this one device.</param>
/// <param name="Serial">Its serial number; null for none yet.</param>
/// <param name="IsSealed">Whether manufacture has ended.</param>
/// <param name="IsLocked">Whether the console wants a password.</param>
internal sealed record DeviceVersion(
    string Firmware, string Board, string Device, string? Serial, bool IsSealed, bool IsLocked)
{
    /// <summary>The version of the machine mode that the station speaks.</summary>
    public const long Protocol = 1;

    /// <summary>The same as text.</summary>
    public const string ProtocolText = "1";

    private const string Product = "nf-sipphone";

    /// <summary>Reads the answer to <c>version</c>.</summary>
    /// <param name="reply">The answer.</param>
    /// <exception cref="NotReachedException">It is of no nf-sipphone.</exception>
    /// <exception cref="UnitException">It is of one that speaks another version of the machine mode.</exception>
    public static DeviceVersion Of(DeviceReply reply)
    {
        if (!reply.IsOk || reply.Text("product") != Product || reply.Text("device") is not { } device)
        {
            throw new NotReachedException(
                "The device answers in machine mode, but is no nf-sipphone. Is the right firmware on it?");
        }

        long protocol = reply.Number("protocol");
        if (protocol != Protocol)
        {
            throw new UnitException(
                $"The device speaks version {protocol} of the machine mode, and this station version {Protocol}. " +
                $"Its firmware is {reply.Text("firmware")}: bring the older of both up to date.");
        }

        return new DeviceVersion(
            reply.Text("firmware") ?? "",
            reply.Text("board") ?? "",
            device,
            reply.Text("serial"),
            reply.Flag("sealed"),
            reply.Flag("locked"));
    }
}
