using System;

namespace SipPhone.Cli.Provision.Station;

/// <summary>A serial line as a station uses it: it waits for octets, and notices when the cable is pulled.</summary>
internal interface IStationLine : IDisposable
{
    /// <summary>Waits for octets and takes what is there.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="offset">Where to write.</param>
    /// <param name="end">Where to stop, exclusive.</param>
    /// <param name="timeoutMs">How long to wait, 1 or more.</param>
    /// <returns>Octets taken; 0 when the time is up.</returns>
    /// <exception cref="LinkLostException">The port has vanished.</exception>
    int Read(byte[] buffer, int offset, int end, int timeoutMs);

    /// <summary>Writes octets, all of them.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="offset">Where the octets start.</param>
    /// <param name="end">Where they end, exclusive.</param>
    /// <exception cref="LinkLostException">The port has vanished, or takes nothing more.</exception>
    void Write(byte[] buffer, int offset, int end);
}
