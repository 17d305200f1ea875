namespace SipPhone.Cli.Provision.Station;

/// <summary>Opens ports.</summary>
internal interface ILineOpener
{
    /// <summary>Opens a port.</summary>
    /// <param name="port">Its name.</param>
    /// <returns>The line.</returns>
    /// <exception cref="LinkLostException">It cannot be opened now; the message says why.</exception>
    IStationLine Open(string port);
}
