using System.Collections.Generic;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Trace;

/// <summary>Lets several see the messages of one flow.</summary>
/// <param name="traces">They, in the order of telling.</param>
internal sealed class SipTraces(IReadOnlyList<ISipTrace> traces) : ISipTrace
{
    /// <inheritdoc/>
    public void OnSent(byte[] buffer, int offset, int end, long nowMs)
    {
        foreach (ISipTrace trace in traces)
        {
            trace.OnSent(buffer, offset, end, nowMs);
        }
    }

    /// <inheritdoc/>
    public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
    {
        foreach (ISipTrace trace in traces)
        {
            trace.OnReceived(buffer, offset, end, nowMs);
        }
    }
}
