namespace SipPhone.Core.Hal
{
    /// <summary>Who sets the wall clock from the network, in the background: SNTP, RFC 4330.</summary>
    public interface ITimeSource
    {
        /// <summary>
        /// Begins to ask a server, again and again; <see cref="IClock.IsWallTimeSet"/> tells of success.
        /// </summary>
        /// <param name="server">Its name or address, ASCII.</param>
        void Start(byte[] server);
    }
}
