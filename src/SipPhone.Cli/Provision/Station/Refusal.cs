namespace SipPhone.Cli.Provision.Station;

/// <summary>Says why a device did not do what it was asked.</summary>
internal static class Refusal
{
    /// <summary>Makes the exception for an answer.</summary>
    /// <param name="doing">What was being done, such as <c>setting sip.user</c>.</param>
    /// <param name="reply">The answer.</param>
    public static UnitException Of(string doing, DeviceReply reply)
    {
        string reason = reply.Text("reason") is { } word ? ReasonOf(word) : ReasonOfCode(reply.Code);
        string said = reply.Message.Length > 0 ? $" The device says: {reply.Message}" : "";
        return new UnitException($"{doing}: {reason}{said}");
    }

    private static string ReasonOfCode(string code)
    {
        return code switch
        {
            "unknown-command" or "unknown-setting" =>
                "the firmware does not know that. Put the firmware on the device that the order was written for.",
            "bad-arguments" or "line-too-long" =>
                "the firmware reads that command differently. Are station and firmware of the same release?",
            "bad-value" => "the device refuses the value. Correct the order.",
            "locked" => "the console wants its password. Give the right one in \"console-password\".",
            "sealed" => "the device is sealed. It has to be unsealed with the factory's key first.",
            "wrong-state" => "the device cannot do that now.",
            "busy" => "the device is busy with something else. Try again.",
            "not-found" => "it is not there.",
            "refused" => "the device refuses it.",
            "cancelled" or "timeout" => "it was broken off. Is somebody else typing on that console?",
            "store-full" => "the device's store is full. Reset it (factory reset), or erase its flash.",
            "store-failed" => "the device could not write its store. Its flash may be worn out or damaged.",
            "unavailable" => "this kind of board cannot do that.",
            _ => $"the device answered \"{code}\".",
        };
    }

    // The words of the device for anchors and for its own certificate.
    private static string ReasonOf(string reason)
    {
        return reason switch
        {
            "malformed" => "the device cannot read the certificate.",
            "too-large" => "the certificate is too large for the device.",
            "not-an-authority" => "the certificate is not an authority's.",
            "is-authority" => "the certificate is an authority's, not a device's.",
            "expired" => "the certificate has expired by the device's clock. Is the clock right?",
            "not-yet-valid" => "the certificate is not valid yet by the device's clock. Is the clock right?",
            "duplicate" => "the device has it already.",
            "too-many" => "the device has no room for more.",
            "unknown-key-kind" =>
                "the device does not do that kind of key. It takes RSA from 2048 bits, P-256 and P-384.",
            "mismatch" => "certificate and key do not belong together.",
            _ => $"the device refuses it ({reason}).",
        };
    }
}
