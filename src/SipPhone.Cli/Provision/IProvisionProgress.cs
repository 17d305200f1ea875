using System;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

/// <summary>How a run is told while it goes on; all ports call at once.</summary>
internal interface IProvisionProgress
{
    /// <summary>Runs the whole.</summary>
    /// <param name="work">The run.</param>
    void Run(Action work);

    /// <summary>Adds a port.</summary>
    /// <param name="port">Its name.</param>
    /// <returns>Where its steps are told.</returns>
    IUnitProgress Add(string port);

    /// <summary>Tells what became of a port.</summary>
    /// <param name="result">What.</param>
    void Finish(UnitResult result);
}
