namespace SipPhone.Core.Hal
{
    /// <summary>Random octets that an attacker cannot foresee: ids, ports, tags, branches, cnonces.</summary>
    public interface IRandom
    {
        /// <summary>Fills a range with random octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        void Fill(byte[] buffer, int offset, int end);
    }
}
