using SipPhone.Core.Hal;

namespace SipPhone.Dns.Tests.Support;

/// <summary>Octets that look random and are the same in each run (SplitMix64).</summary>
internal sealed class FakeRandom(ulong seed) : IRandom
{
    private ulong _state = seed;

    public void Fill(byte[] buffer, int offset, int end)
    {
        for (; offset < end; offset++)
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            buffer[offset] = (byte)(z >> 56);
        }
    }
}
