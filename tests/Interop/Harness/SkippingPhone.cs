using System.Diagnostics;
using System.Net;
using System.Text;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Interop
{
    // The phone on the host board, with the loop in the test's hand. Invariant: its time runs with the wall clock's,
    // and jumps ahead where the test skips what would only be waiting.

    /// <summary>The real phone at real servers, on time that can be skipped.</summary>
    internal sealed class SkippingPhone : ITimeline, IAsyncDisposable
    {
        /// <summary>How long it asks to be registered.</summary>
        internal const int ExpiresSeconds = 600;

        private readonly HostClock _clock = new();
        private readonly HostWakeup _wakeup = new();
        private readonly HostDnsSockets _dnsSockets;
        private readonly HostSecureChannel? _ownChannel;
        private readonly int _longestWaitMs;
        private readonly SipPhone.Phone.Phone _phone;
        private long _skippedMs;

        /// <summary>Makes a phone that is stopped.</summary>
        /// <param name="dnsPort">Where its DNS server is.</param>
        /// <param name="channel">Its connection, which is polled often; null for the host's, which wakes it.</param>
        /// <param name="rules">Whom it believes.</param>
        internal SkippingPhone(
            int dnsPort, ISecureChannel? channel = null, IdentityRules rules = IdentityRules.DomainCerts)
        {
            PhoneSettings settings = new()
            {
                Domain = Encoding.ASCII.GetBytes(Certificates.Domain),
                User = Encoding.ASCII.GetBytes(KamailioServer.User),
                Password = Encoding.ASCII.GetBytes(KamailioServer.Password),
                ExpiresSeconds = ExpiresSeconds,
            };
            _dnsSockets = new HostDnsSockets(_wakeup);
            settings.IdentityPolicy.Rules = rules;
            _ownChannel = channel is null
                ? new HostSecureChannel(HostTrustStore.FromDer(Certificates.Root.Der), _wakeup)
                : null;
            _longestWaitMs = channel is null ? 1000 : 5;
            Channel = new ObservedChannel(channel ?? _ownChannel!);
            PhoneBoard board = new()
            {
                Clock = _clock,
                Random = new HostRandom(),
                Link = new HostNetworkLink([new IPEndPoint(IPAddress.Loopback, dnsPort)]),
                DnsSockets = _dnsSockets.Datagrams,
                DnsStream = _dnsSockets.Stream,
                Channel = Channel,
            };
            PhoneNarrator narrator = new(this) { Policy = settings.IdentityPolicy };
            Log = new CallLog(() => NowMs);
            _phone = new SipPhone.Phone.Phone(settings, board, narrator, Log, Log);
        }

        /// <summary>What happened, a line each.</summary>
        internal List<string> Lines { get; } = [];

        internal ObservedChannel Channel { get; }

        /// <summary>What its calls did.</summary>
        internal CallLog Log { get; }

        internal CallManager Calls => _phone.Calls;

        internal PhoneState State => _phone.State;

        /// <summary>How long the phone would wait now, if nothing came; it never waits without end.</summary>
        internal long MillisecondsToDeadline => _phone.NextDeadlineMs - NowMs;

        internal long NowMs => _clock.NowMs + _skippedMs;

        void ITimeline.Step(string name, bool isOk, string text, params (string Key, object? Value)[] details)
        {
            Lines.Add($"{name} {text}");
        }

        void ITimeline.Note(string label, string text)
        {
            Lines.Add($"{label} {text}");
        }

        public async ValueTask DisposeAsync()
        {
            TestContext.Current.TestOutputHelper?.WriteLine(Text);
            Channel.Close();
            if (_ownChannel is not null)
            {
                await _ownChannel.DisposeAsync();
            }

            _dnsSockets.Dispose();
            _wakeup.Dispose();
        }

        internal void Start()
        {
            _phone.Start(NowMs);
        }

        /// <summary>Takes its binding back and stops.</summary>
        internal void Stop()
        {
            _phone.Stop(NowMs);
            RunUntil(PhoneState.Stopped);
        }

        internal void Skip(long milliseconds)
        {
            _skippedMs += milliseconds;
        }

        /// <summary>Skips to the moment for which the phone waits.</summary>
        internal void SkipToDeadline()
        {
            Skip(Math.Max(0, MillisecondsToDeadline));
        }

        /// <summary>Lets it do what there is to do now.</summary>
        internal void RunOnce()
        {
            _phone.Poll(NowMs);
        }

        internal void RunUntil(PhoneState state)
        {
            RunUntil(() => _phone.State == state, $"{state}");
        }

        /// <summary>Runs it until something holds.</summary>
        /// <param name="condition">What; looked at after each step of the phone's.</param>
        /// <param name="what">Its name, for when it never holds.</param>
        internal void RunUntil(Func<bool> condition, string what)
        {
            long start = Stopwatch.GetTimestamp();
            RunOnce();
            while (!condition())
            {
                Assert.True(Stopwatch.GetElapsedTime(start) < Patience.Limit, $"not {what}\n{Text}");
                long deadlineMs = _phone.NextDeadlineMs;
                long waitMs = deadlineMs < 0 ? _longestWaitMs : deadlineMs - NowMs;
                _wakeup.Wait((int)Math.Clamp(waitMs, 0, _longestWaitMs));
                RunOnce();
            }
        }

        /// <summary>Runs it until its calls have done something.</summary>
        /// <param name="line">As <see cref="CallLog"/> writes it.</param>
        internal void RunUntil(string line)
        {
            RunUntil(() => Log.Has(line), line);
        }

        /// <summary>Starts a call.</summary>
        internal Call Dial(string target)
        {
            byte[] text = Encoding.ASCII.GetBytes(target);
            Assert.Equal(SipResult.Ok, Calls.Dial(text, 0, text.Length, NowMs, out Call call));
            return call;
        }

        /// <summary>Runs it while something else takes place, for instance a peer waits for what it does.</summary>
        internal void RunWhile(Task task)
        {
            task.ContinueWith(_ => _wakeup.Signal(), TaskScheduler.Default);
            RunUntil(() => task.IsCompleted, "done");
            task.GetAwaiter().GetResult();
        }

        private string Text => $"""
            phone:
            {string.Join('\n', Lines)}
            {Channel.Transcript}
            calls:
            {string.Join('\n', Log.Lines)}
            """;
    }
}
