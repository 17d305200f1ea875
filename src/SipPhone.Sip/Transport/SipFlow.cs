using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transport
{
    // One flow (RFC 5626 §1): messages over the connection to the account's server, whole or not at all, and the
    // keep-alive. Invariant: what was begun is finished before anything else, so no message is ever torn.

    /// <summary>Sends and receives whole messages over the connection to the account's server.</summary>
    public sealed class SipFlow
    {
        /// <summary>Sees every message; null for nobody.</summary>
        public ISipTrace Trace { get; set; }

        /// <summary>True while the connection stands and its server is recognised.</summary>
        public bool IsOpen
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>
        /// A writer over the free room of the send queue, for one message: write it, call its <c>Finish</c>, then
        /// <see cref="Send"/>. One message at a time; what was begun before and not sent is dropped.
        /// </summary>
        /// <returns>The writer; when there is no room its <c>Finish</c> says so.</returns>
        public SipWriter StartMessage()
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Sends what was written since <see cref="StartMessage"/>, now or as the connection takes it.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BufferFull"/> when it did not fit, and nothing was sent;
        /// <see cref="SipResult.NotConnected"/> when there is no connection.
        /// </returns>
        public SipResult Send(long nowMs)
        {
            throw new System.NotSupportedException();
        }
    }
}
