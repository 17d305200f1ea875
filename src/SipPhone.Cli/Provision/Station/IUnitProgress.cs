namespace SipPhone.Cli.Provision.Station;

/// <summary>Where the steps of one device are told.</summary>
internal interface IUnitProgress
{
    /// <summary>Tells what is being done.</summary>
    /// <param name="fraction">How much is done, 0 to 1.</param>
    /// <param name="text">What comes now.</param>
    void Report(double fraction, string text);
}
