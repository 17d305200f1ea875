using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.Usages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone
{
    // What speaks SIP over the connection: the flow, the registration, and the user agent core, with what they share.
    // Invariant: a received message is taken by the registration, or else by the core, and by nobody while the flow is
    // closed.

    /// <summary>The phone's line: everything of SIP that is above the connection.</summary>
    internal sealed class SipLine
    {
        // Stands in Contact until there is a connection, whose own address takes its place (RFC 2606 §2).
        private static readonly byte[] NoContactHost = Ascii.ToBytes("phone.invalid");

        private readonly SipAccount _account;
        private readonly LocalHeaders _headers;
        private readonly SipMessage _message = new SipMessage();
        private readonly LocalAddress _address;
        private readonly CallManager _calls;
        private readonly MessageSummary _mailbox;
        private bool _hasFlow;
        private bool _isMailboxDue;

        // Made for the first text: many a phone sends none.
        private MessageSender _sender;

        /// <summary>Makes a line without a connection.</summary>
        /// <param name="settings">Whose phone it is.</param>
        /// <param name="transport">The connection.</param>
        /// <param name="buffer">The flow's buffer.</param>
        /// <param name="random">Random octets.</param>
        /// <param name="address">Our address; follows the connection's.</param>
        /// <param name="calls">The calls, which get the user agent core.</param>
        /// <exception cref="ArgumentException">The settings cannot be written into a request.</exception>
        internal SipLine(
            PhoneSettings settings,
            ISipTransport transport,
            byte[] buffer,
            IRandom random,
            LocalAddress address,
            CallManager calls)
        {
            _address = address;
            _calls = calls;
            _account = new SipAccount(
                settings.Domain, settings.User, settings.Password ?? new byte[0], NoContactHost, Dns.Locator.SipsPort);
            _account.AuthUser = settings.AuthenticationUser ?? settings.User;
            _account.ExpiresSeconds = settings.ExpiresSeconds;
            _account.InstanceId = settings.InstanceId ?? InstanceIds.New(random);
            _account.Realm = settings.Realm;
            _account.ProxyRoute = settings.ProxyRoute;
            Flow = new SipFlow(transport, buffer, random);
            _headers = new LocalHeaders(_account, Flow.Readers);
            SipCredentials credentials = new SipCredentials(_account, random);
            _message.Source = Flow.Source;
            Registration = new Registration(Flow, _headers, credentials, random);
            Core = new UserAgentCore(Flow, _headers, credentials, random, calls);
            calls.Attach(Core);
            if (settings.FollowsMailbox)
            {
                _mailbox = new MessageSummary(Core, calls);
                Core.Add(_mailbox);
            }
        }

        /// <summary>Messages over the connection.</summary>
        internal SipFlow Flow { get; private set; }

        /// <summary>The registration.</summary>
        internal Registration Registration { get; private set; }

        /// <summary>Calls, and what else there is beside the registration.</summary>
        internal UserAgentCore Core { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        internal long NextDeadlineMs
        {
            get
            {
                long nextMs = SipTimers.Earlier(Flow.NextDeadlineMs, Registration.NextDeadlineMs);
                return SipTimers.Earlier(nextMs, _calls.NextDeadlineMs);
            }
        }

        /// <summary>A connection stands: registers on it.</summary>
        /// <param name="connection">The connection; it is open.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Open(ConnectionManager connection, long nowMs)
        {
            _address.Follow(connection, _account);
            _hasFlow = true;
            _isMailboxDue = _mailbox != null;
            connection.TellServer(Flow.Source);
            Flow.Open();
            Registration.OnConnected(nowMs, connection.IsSameServer);
        }

        /// <summary>The connection is gone. May be told more than once.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Close(long nowMs)
        {
            Flow.Close();
            Registration.OnDisconnected();
            if (_hasFlow)
            {
                _hasFlow = false;
                _calls.OnFlowLost(nowMs);
            }
        }

        /// <summary>Takes the next message that came in.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>True when there was one; false when there is none now.</returns>
        internal bool Receive(long nowMs)
        {
            if (Flow.Receive(nowMs) != SipFrame.Message)
            {
                return false;
            }

            SipResult result = _message.Parse(Flow.Buffer, Flow.MessageOffset, Flow.MessageEnd);
            if (result != SipResult.Ok)
            {
                Core.OnMalformed(_message, Flow.MessageOffset, Flow.MessageEnd, result, nowMs);
            }
            else if (!Registration.OnReceive(_message, nowMs))
            {
                _calls.OnReceive(_message, nowMs);
            }

            return true;
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            Flow.Poll(nowMs);
            Registration.Poll(nowMs);
            _calls.Poll(nowMs);
        }

        /// <summary>
        /// Registered, for the first time on this connection or again: keeps the connection alive as that has it, and
        /// follows the mailbox.
        /// </summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void OnRegistered(long nowMs)
        {
            int seconds = Registration.FlowTimerSeconds;
            Flow.KeepAlive(seconds > 0 ? seconds : Limits.KeepAliveSeconds, _headers.IsOutbound, nowMs);
            if (_isMailboxDue)
            {
                // Once a connection: from here on it goes by the times of its own subscription.
                _isMailboxDue = false;
                _mailbox.Start(nowMs);
            }
        }

        /// <summary>The phone is to stop: takes back what else the server keeps for it.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Stop(long nowMs)
        {
            _isMailboxDue = false;
            if (_mailbox != null)
            {
                _mailbox.Stop(nowMs);
            }
        }

        /// <summary>Sends a text.</summary>
        /// <param name="target">The buffer of whom to send it to, as <see cref="DialTarget"/> takes it.</param>
        /// <param name="targetOffset">Where that starts.</param>
        /// <param name="targetEnd">Where it ends, exclusive.</param>
        /// <param name="text">The buffer of the text.</param>
        /// <param name="textOffset">Where the text starts.</param>
        /// <param name="textEnd">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>As <see cref="MessageSender.Send"/>, or what is wrong with the target.</returns>
        internal SipResult SendMessage(
            byte[] target, int targetOffset, int targetEnd, byte[] text, int textOffset, int textEnd, long nowMs)
        {
            ByteWriter uri = _calls.Workspace.Target;
            SipResult result = _calls.WriteTarget(target, targetOffset, targetEnd, uri);
            if (result != SipResult.Ok)
            {
                return result;
            }

            if (_sender == null)
            {
                _sender = new MessageSender(Core, _calls.Messages);
                Core.Add(_sender);
            }

            return _sender.Send(uri.Buffer, uri.Start, uri.Position, text, textOffset, textEnd, nowMs);
        }
    }
}
