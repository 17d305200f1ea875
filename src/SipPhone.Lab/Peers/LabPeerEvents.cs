using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Peers
{
    /// <summary>Notes what a lab's peer goes through, word by word, for tests and for those who wait for it.</summary>
    /// <param name="allowsTransfer">Whether it does what a REFER asks.</param>
    internal sealed class LabPeerEvents(bool allowsTransfer) : IPhoneEvents, ICallEvents
    {
        private const int MaxWords = 1000;

        private readonly Lock _gate = new();
        private readonly List<string> _words = [];
        private readonly TaskCompletionSource _registered =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends with the first registration, or with why there is none.</summary>
        internal Task Registered => _registered.Task;

        /// <summary>What happened, oldest first.</summary>
        internal IReadOnlyList<string> Words
        {
            get
            {
                lock (_gate)
                {
                    return [.. _words];
                }
            }
        }

        public void OnLocated(Locator locator)
        {
        }

        public void OnConnecting(Candidate candidate)
        {
        }

        public void OnSecured(Candidate candidate, int tlsVersion)
        {
        }

        public void OnIdentity(
            Candidate candidate,
            byte[] certificate,
            int certificateEnd,
            IdentityRequest request,
            IdentityVerdict verdict)
        {
        }

        public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError)
        {
        }

        public void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason)
        {
            Fail("not connected: " + ConnectionFailures.Name(failure));
        }

        public void OnRegistered(int expiresSeconds)
        {
            Note("registered");
            _registered.TrySetResult();
        }

        public void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry)
        {
            Fail("not registered: " + RegistrationNames.Name(failure));
        }

        public void OnUnregistered(bool isConfirmed) => Note("unregistered");

        public void OnCalled(Call call) => Note("called");

        public void OnRinging(Call call) => Note("ringing");

        public void OnAnswered(Call call) => Note("answered");

        public void OnHeld(Call call, bool byPeer) => Note(byPeer ? "held by peer" : "held");

        public void OnResumed(Call call, bool byPeer) => Note(byPeer ? "resumed by peer" : "resumed");

        public void OnChangeRefused(Call call, int statusCode) => Note("change refused");

        public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
        {
            Note("transfer asked");
            return allowsTransfer;
        }

        public void OnTransferred(Call call) => Note("transferred");

        public void OnTransferFailed(Call call, int statusCode) => Note("transfer failed");

        public void OnDigit(Call call, int eventCode) => Note("digit " + eventCode);

        public void OnEnded(Call call, CallEnd end, int statusCode) => Note("ended: " + CallEnds.Name(end));

        private void Fail(string why)
        {
            Note(why);
            _registered.TrySetException(new InvalidOperationException(why));
        }

        private void Note(string word)
        {
            lock (_gate)
            {
                if (_words.Count < MaxWords)
                {
                    _words.Add(word);
                }
            }
        }
    }
}
