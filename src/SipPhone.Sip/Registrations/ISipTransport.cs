using SipPhone.Core.Hal;

namespace SipPhone.Sip.Registrations
{
    /// <summary>Where requests go: the connection to the server whose identity was proven. Never blocks.</summary>
    public interface ISipTransport
    {
        /// <summary>Sends octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer; 0 for "not now"; <see cref="HalResult.Closed"/> (or another negative code)
        /// when the connection is gone.
        /// </returns>
        int Send(byte[] buffer, int offset, int end);
    }
}
