using SipPhone.Identity;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Phone
{
    /// <summary>Hears what the phone does: for logs, the status command and the PC's timeline.</summary>
    public interface IPhoneEvents : IConnectionEvents
    {
        /// <summary>There is no connection; the phone waits and tries again.</summary>
        /// <param name="failure">The most telling failure of all candidates.</param>
        /// <param name="reason">The verdict behind <see cref="ConnectionFailure.Identity"/>.</param>
        void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason);

        /// <summary>Registered, for the first time on this connection or again.</summary>
        /// <param name="expiresSeconds">How long the server keeps it.</param>
        void OnRegistered(int expiresSeconds);

        /// <summary>The server refused to register, or did not answer.</summary>
        /// <param name="failure">Why.</param>
        /// <param name="statusCode">Its status code, 300 to 699; 0 for none.</param>
        /// <param name="willRetry">Whether the phone tries again by itself.</param>
        void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry);

        /// <summary>The registration was taken back, or the server cannot be reached any more to do so.</summary>
        /// <param name="isConfirmed">Whether the server said so.</param>
        void OnUnregistered(bool isConfirmed);
    }
}
