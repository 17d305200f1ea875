using System.Diagnostics;
using System.Net;
using System.Text;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Phone;

namespace SipPhone.Interop
{
    // The phone on the host board, with the loop in the test's hand. Invariant: its time runs with the wall clock's,
    // and jumps ahead where the test skips what would only be waiting.

    /// <summary>The real phone at real servers, on time that can be skipped.</summary>
    internal sealed class SkippingPhone : ITimeline, IAsyncDisposable
    {
        private readonly HostClock _clock = new();
        private readonly HostWakeup _wakeup = new();
        private readonly HostDnsSockets _dnsSockets;
        private readonly HostSecureChannel _channel;
        private readonly SipPhone.Phone.Phone _phone;
        private long _skippedMs;

        internal SkippingPhone(int dnsPort)
        {
            PhoneSettings settings = new()
            {
                Domain = Encoding.ASCII.GetBytes(Certificates.Domain),
                User = Encoding.ASCII.GetBytes(KamailioServer.User),
                Password = Encoding.ASCII.GetBytes(KamailioServer.Password),
            };
            _dnsSockets = new HostDnsSockets(_wakeup);
            _channel = new HostSecureChannel(HostTrustStore.FromDer(Certificates.Root.Der), _wakeup);
            PhoneBoard board = new()
            {
                Clock = _clock,
                Random = new HostRandom(),
                Link = new HostNetworkLink([new IPEndPoint(IPAddress.Loopback, dnsPort)]),
                DnsSockets = _dnsSockets.Datagrams,
                DnsStream = _dnsSockets.Stream,
                Channel = _channel,
            };
            PhoneNarrator narrator = new(this) { Policy = settings.IdentityPolicy };
            _phone = new SipPhone.Phone.Phone(settings, board, narrator);
        }

        /// <summary>What happened, a line each.</summary>
        internal List<string> Lines { get; } = [];

        private long NowMs => _clock.NowMs + _skippedMs;

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
            await _channel.DisposeAsync();
            _dnsSockets.Dispose();
            _wakeup.Dispose();
        }

        internal void Start()
        {
            _phone.Start(NowMs);
        }

        internal void Skip(long milliseconds)
        {
            _skippedMs += milliseconds;
        }

        /// <summary>Skips to the moment for which the phone waits.</summary>
        internal void SkipToDeadline()
        {
            Skip(Math.Max(0, _phone.NextDeadlineMs - NowMs));
        }

        internal void RunUntil(PhoneState state)
        {
            long start = Stopwatch.GetTimestamp();
            _phone.Poll(NowMs);
            while (_phone.State != state)
            {
                bool isInTime = Stopwatch.GetElapsedTime(start) < Patience.Limit;
                Assert.True(isInTime, $"not {state}: {string.Join('\n', Lines)}");
                long deadlineMs = _phone.NextDeadlineMs;
                _wakeup.Wait((int)Math.Clamp(deadlineMs < 0 ? 1000 : deadlineMs - NowMs, 0, 1000));
                _phone.Poll(NowMs);
            }
        }
    }
}
