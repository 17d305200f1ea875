using System.Buffers.Binary;
using System.Text;

namespace SipPhone.Appliance.Tests.Time;

/// <summary>Replies of a time server.</summary>
internal static class SntpReplies
{
    private const long UnixEpoch = 2_208_988_800;

    /// <summary>An honest reply of stratum 2.</summary>
    public static byte[] Answer(byte[] nonce, long unixSeconds)
    {
        byte[] reply = new byte[48];
        reply[0] = 0x24;
        reply[1] = 2;
        nonce.CopyTo(reply, 24);
        return reply.WithSeconds(unchecked((uint)(unixSeconds + UnixEpoch)));
    }

    /// <summary>With other seconds of the transmit timestamp, and half a second beside them.</summary>
    public static byte[] WithSeconds(this byte[] reply, uint seconds)
    {
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(40), seconds);
        reply[44] = 0x80;
        return reply;
    }

    /// <summary>With an octet changed.</summary>
    public static byte[] With(this byte[] reply, int index, int octet)
    {
        reply[index] = (byte)octet;
        return reply;
    }

    /// <summary>As a kiss-o'-death: the clock unknown, stratum 0 and a code.</summary>
    public static byte[] Kiss(this byte[] reply, string code)
    {
        Encoding.ASCII.GetBytes(code).CopyTo(reply, 12);
        return reply.With(0, 0xE4).With(1, 0);
    }
}
