using System.Security.Cryptography;
using System.Text;

namespace SipPhone.Cli.Phones;

// The name of this PC as a device, RFC 5626 §4.1: a UUID of version 8 (RFC 9562 §5.8) from a hash of the account and
// of the PC's name, so that nothing has to be kept and a phone that starts again takes the place of its last
// registration. Invariant: the same account on the same PC has the same name; what was hashed cannot be read from it.

/// <summary>Makes the instance ids of the PC's phones.</summary>
internal static class InstanceName
{
    private const string Purpose = "nf-sipphone instance\n";

    /// <summary>The instance id of an account on a PC.</summary>
    /// <param name="user">The user part of the address of record.</param>
    /// <param name="domain">Its domain; letters are folded.</param>
    /// <param name="machine">The PC's name, as <see cref="System.Environment.MachineName"/> has it.</param>
    /// <returns><c>urn:uuid:</c> and a UUID.</returns>
    internal static byte[] Of(byte[] user, byte[] domain, string machine)
    {
        string name = Purpose + Encoding.UTF8.GetString(user) + '@'
            + Encoding.UTF8.GetString(domain).ToLowerInvariant() + '\n' + machine;
        byte[] uuid = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];

        // RFC 9562 §4.1, §4.2: the variant, and version 8.
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return Encoding.ASCII.GetBytes("urn:uuid:" + new System.Guid(uuid, bigEndian: true).ToString("D"));
    }
}
