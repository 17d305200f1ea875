using SipPhone.Phone.Calls;

namespace SipPhone.Shell.Application
{
    /// <summary>A door that calls and the console can release.</summary>
    public interface IDoor
    {
        /// <summary>The other side of a call pressed a key.</summary>
        /// <param name="call">Which call.</param>
        /// <param name="eventCode">0-9 for the digits, 10 for *, 11 for #, 12-15 for A-D (RFC 4733 §3.2).</param>
        void OnKey(Call call, int eventCode);

        /// <summary>Releases the door for somebody at the console.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>For how long, in seconds.</returns>
        int Release(long nowMs);
    }
}
