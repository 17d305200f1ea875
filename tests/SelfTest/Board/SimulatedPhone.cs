using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Media.Streams;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.SelfTest.Checks;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Settings;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.SelfTest.Board
{
    // A whole phone without hardware: the application as the firmware makes it, on flash that holds the settings of a
    // door phone, with the world around it in SimulatedDns and SimulatedServer. All of the world is made first, so that
    // what Start takes of the heap is the phone's.

    /// <summary>An application on a simulated board.</summary>
    public sealed class SimulatedPhone
    {
        private const int StepMs = 5;
        private const int MaxSteps = 20000;

        private readonly SimulatedClock _clock = new SimulatedClock();
        private readonly ApplicationBoard _board = new ApplicationBoard();
        private readonly byte[] _bob = Ascii.ToBytes("bob");

        /// <summary>Makes the world, and stores the settings.</summary>
        public SimulatedPhone()
        {
            byte[] der = CertificateFrame.Wrap(
                Octets.FromHex(CertificateFrame.Head),
                Octets.FromHex(CertificateFrame.ExampleExtensions),
                Octets.FromHex(CertificateFrame.Tail));
            Server = new SimulatedServer(der, Octets.FromLines(SdpVectors.Plain));
            _board.Phone = new PhoneBoard
            {
                Clock = _clock,
                Random = new SimulatedRandom(),
                Link = new SimulatedLink(),
                DnsSockets = new IDatagramSocket[] { Dns, new SimulatedDns() },
                DnsStream = new NoStream(),
                Channel = Server,
                MediaStreams = new IMediaStream[Limits.MaxSessions],
            };
            for (int i = 0; i < Limits.MaxSessions; i++)
            {
                _board.Phone.MediaStreams[i] = SilentMediaStream.Make(i);
            }

            _board.Console = new SilentConsole();
            _board.Device = new SimulatedDevice();
            _board.Verifier = new NoVerifier();
            _board.Store = new SlotStore(new MemoryFlash());
            Provision();
        }

        /// <summary>The DNS server.</summary>
        public SimulatedDns Dns { get; } = new SimulatedDns();

        /// <summary>The SIP server.</summary>
        public SimulatedServer Server { get; private set; }

        /// <summary>The application, from <see cref="Start"/> on.</summary>
        public PhoneApplication Application { get; private set; }

        /// <summary>The time.</summary>
        public long NowMs
        {
            get { return _clock.NowMs; }
        }

        /// <summary>Whether the phone is registered.</summary>
        public bool IsRegistered
        {
            get { return Application.Phone != null && Application.Phone.State == PhoneState.Registered; }
        }

        /// <summary>Makes the application as the firmware does when it starts.</summary>
        public void Start()
        {
            _board.Seal = new Seal(_board.Store, _board.Phone.Random, _board.Verifier);
            _board.Anchors = new TrustAnchors(_board.Store, _clock, _board.Seal);
            _board.Identity = new DeviceIdentity(_board.Store, _clock);
            Application = new PhoneApplication(_board);
        }

        /// <summary>Goes on until the phone is registered, or it is clear that it will not be.</summary>
        /// <returns>Whether it is.</returns>
        public bool Register()
        {
            for (int i = 0; i < MaxSteps && !IsRegistered; i++)
            {
                Step();
            }

            return IsRegistered;
        }

        /// <summary>Calls bob, who answers.</summary>
        /// <returns>The call; null when it does not come about.</returns>
        public Call Talk()
        {
            Application.Phone.Calls.Dial(_bob, 0, _bob.Length, NowMs, out Call call);
            for (int i = 0; i < MaxSteps && call != null && call.State != CallState.Active; i++)
            {
                Step();
            }

            return call;
        }

        /// <summary>Ends a call.</summary>
        /// <param name="call">The call.</param>
        /// <returns>Whether nothing is left of it.</returns>
        public bool HangUp(Call call)
        {
            call.HangUp(NowMs);
            for (int i = 0; i < MaxSteps && Application.Phone.Calls.Count > 0; i++)
            {
                Step();
            }

            return Application.Phone.Calls.Count == 0;
        }

        /// <summary>Lets time pass, from one deadline to the next.</summary>
        /// <param name="milliseconds">How long.</param>
        public void Idle(long milliseconds)
        {
            long untilMs = NowMs + milliseconds;
            while (NowMs < untilMs)
            {
                Step();
                long nextMs = Application.NextDeadlineMs;
                nextMs = nextMs < 0 || nextMs > untilMs ? untilMs : nextMs;
                _clock.NowMs = nextMs > NowMs ? nextMs : NowMs;
            }
        }

        private void Step()
        {
            _clock.NowMs += StepMs;
            Application.Poll(NowMs);
        }

        private void Provision()
        {
            Seal seal = new Seal(_board.Store, _board.Phone.Random, _board.Verifier);
            byte[] root = Octets.FromBase64(RootCertificate.Base64);
            new TrustAnchors(_board.Store, _clock, seal).Add(root, 0, root.Length);
            SettingSet settings = new SettingSet();
            Set(settings, "sip.domain", "example.com");
            Set(settings, "sip.user", "alice");
            Set(settings, "sip.password", "something secret");
            Set(settings, "call.targets", "alice@example.com,bob@example.com,carol@example.com");
            Set(settings, "intercom.auto-answer", "alice@example.com,bob@example.com,carol@example.com");
            Set(settings, "net.wifi.ssid", "some-network");
            Set(settings, "net.wifi.password", "something-long");
            Set(settings, "time.server", "pool.ntp.org");
            Set(settings, "device.serial", "SN-123456");

            // The lines of the log are cold, and made anew each time.
            Set(settings, "log.level", "error");
            new SettingsStore(_board.Store).Save(settings);
        }

        private static void Set(SettingSet settings, string name, string value)
        {
            byte[] octets = Ascii.ToBytes(value);
            settings.Set(SettingChecks.Find(name), octets, 0, octets.Length);
        }
    }
}
