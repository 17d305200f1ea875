using SipPhone.Core.Hal;

namespace SipPhone.Sip.Tests;

/// <summary>A random source that counts, so that every word it makes is new and known.</summary>
internal sealed class CountingRandom : IRandom
{
    private byte _next;

    public void Fill(byte[] buffer, int offset, int end)
    {
        for (int i = offset; i < end; i++)
        {
            buffer[i] = _next++;
        }

        // Words of 16 octets would repeat for ever without this.
        _next++;
    }
}
