using System;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Cli.Inspect;
using SipPhone.Cli.Ladder;
using SipPhone.Cli.Phones;
using SipPhone.Cli.Trace;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Lab.Proxying;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Demo;

/// <summary>
/// <c>sipphone demo</c>: a phone in a small SIP world registers, turns an impostor away, and calls somebody of another
/// domain.
/// </summary>
internal sealed class DemoCommand
{
    private static readonly string[] Steps =
    [
        "located", "connected", "identity", "registered", "impostor-refused", "fallback-registered", "called",
        "answered", "held", "transferred", "ended", "unregistered",
    ];

    // For all of it; a step that has not come by then has failed.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DemoWorld _world;
    private readonly ITimeline _timeline;
    private readonly ISipTrace _trace;
    private readonly CancellationToken _deadline;

    private DemoCommand(DemoWorld world, ITimeline timeline, ISipTrace trace, CancellationToken deadline)
    {
        _world = world;
        _timeline = timeline;
        _trace = trace;
        _deadline = deadline;
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = new("--json") { Description = "Print one JSON object a step." };
        Option<bool> trace = new("--trace")
        {
            Description = "Show the phone's SIP messages on standard error, secrets blanked.",
        };
        Option<string?> ladder = CommonOptions.Ladder();
        Command command = new(
            "demo", "Watch a phone find its server, know it, register, turn away an impostor, and call somebody.")
        {
            json, trace, ladder,
        };
        command.SetAction(async (result, cancellation) =>
        {
            using LadderFile? file = result.GetValue(ladder) is { } path ? LadderFile.Open(path) : null;
            LadderRecorder recorder = DemoLadder.Start();
            ITimeline told = result.GetValue(json) ? new JsonTimeline(terminal) : new TextTimeline(terminal);
            StepLedger timeline = new(new LadderTimeline(told, recorder, DemoLadder.PhoneColumn));
            ISipTrace seen = recorder.Trace(DemoLadder.PhoneColumn, DemoLadder.ProxyColumn);
            SipTraces traces = new(result.GetValue(trace) ? [seen, new MessageTrace(terminal)] : [seen]);
            await using DemoWorld world = new(recorder);
            using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            deadline.CancelAfter(Deadline);
            new DemoCommand(world, timeline, traces, deadline.Token).Run();
            timeline.TellMissing(Steps);
            file?.Write(recorder.Diagram);
            return timeline.AreOk(Steps) ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private void Run()
    {
        _timeline.Note(
            "certificate made",
            $"URI:sip:{DemoWorld.Domain} and DNS:{DemoWorld.Host}, by an authority that checked both");
        PhoneNarrator narrator = new(_timeline) { Policy = new IdentityPolicy() };
        CallNarrator calls = new(_timeline);
        using HostPhone phone = MakePhone(DemoWorld.Domain, 0, _world.DeviceIdentity, narrator, calls);
        phone.Trace = _trace;
        bool isRegistered = Register(phone, narrator.Outcome);
        if (isRegistered)
        {
            string client = _world.Proxy.Connections[^1].ClientIdentity ?? "nobody";
            _timeline.Note("client recognised", $"the server, too, asked for a certificate, and it names {client}");
        }

        MeetImpostor();
        FallBackToHostName();
        if (isRegistered)
        {
            CallBob(phone, calls.Outcome);
        }

        phone.Stop();
    }

    // Each step waits for the one before; one that fails ends the call, and those behind it are told as missing.
    private void CallBob(HostPhone phone, CallOutcome call)
    {
        Task peers = _world.PeersRegistered;
        phone.RunUntil(() => peers.IsCompleted, _deadline);
        byte[] bob = Encoding.ASCII.GetBytes(DemoWorld.BobUri);
        byte[] carol = Encoding.ASCII.GetBytes(DemoWorld.CarolUri);
        if (!peers.IsCompletedSuccessfully ||
            phone.Calls.Dial(bob, 0, bob.Length, phone.NowMs, out Call dialled) != SipResult.Ok)
        {
            return;
        }

        bool Wait(Func<bool> condition) =>
            phone.RunUntil(() => condition() || call.HasEnded || call.IsChangeRefused, _deadline) && condition();

        bool isHeld = Wait(() => call.IsAnswered) &&
            dialled.Hold(phone.NowMs) == SipResult.Ok && Wait(() => call.IsHeld);
        TellPeers();
        bool isSent = isHeld && dialled.Resume(phone.NowMs) == SipResult.Ok && Wait(() => !call.IsHeld) &&
            dialled.Transfer(carol, 0, carol.Length, phone.NowMs) == SipResult.Ok;
        if (isSent)
        {
            Wait(() => call.HasEnded);
        }

        if (!call.HasEnded)
        {
            dialled.HangUp(phone.NowMs);
            phone.RunUntil(() => call.HasEnded, _deadline);
        }
    }

    private void TellPeers()
    {
        foreach (SeenPeer peer in _world.RecognisedPeers)
        {
            _timeline.Note(
                "proxies recognised",
                $"the call's way to {peer.Domain} led to its server, by its SIP identity {peer.Identity}");
        }
    }

    private void MeetImpostor()
    {
        _timeline.Note(
            "impostor presented",
            $"somebody changed the DNS of {DemoWorld.ClaimedDomain}: it leads to a server of " +
            $"{DemoWorld.ImpostorDomain}, with a valid certificate from the same authority");
        PhoneNarrator narrator = new(_timeline, tellsSteps: false) { Policy = new IdentityPolicy() };
        using HostPhone phone = MakePhone(DemoWorld.ClaimedDomain, 0, null, narrator);
        Register(phone, narrator.Outcome);
        long sent = phone.SipBytesSent;
        long received = _world.Impostor.SipBytesReceived;
        phone.Stop();

        // The handshake must have come about: a server that was never met has not been refused.
        bool isRefused = narrator.Outcome.Failure == ConnectionFailure.Identity &&
            narrator.Outcome.Reason == IdentityReason.Mismatch && narrator.Outcome.TlsVersion.Length > 0 &&
            sent == 0 && received == 0;
        string reason = IdentityReasons.Name(narrator.Outcome.Reason);
        _timeline.Step(
            "impostor-refused",
            isRefused,
            string.Create(CultureInfo.InvariantCulture, $"{reason}; bytes of SIP sent to it: {sent}"),
            ("reason", reason),
            ("sipBytesSent", sent),
            ("sipBytesReceived", received));
    }

    private void FallBackToHostName()
    {
        _timeline.Note(
            "domain without SRV", $"{DemoWorld.FallbackHost} has an address only, so its host name must match");
        PhoneNarrator narrator = new(_timeline, tellsSteps: false) { Policy = new IdentityPolicy() };
        using HostPhone phone = MakePhone(DemoWorld.FallbackHost, _world.FallbackPort, null, narrator);
        PhoneOutcome outcome = narrator.Outcome;
        Register(phone, outcome);
        bool isBound = _world.Fallback.Bindings.Count == 1;
        phone.Stop();
        _timeline.Step(
            "fallback-registered",
            outcome.RegisteredCount > 0 && isBound && !outcome.Located && outcome.By == IdentityKind.Dns,
            $"not located, DNS identity {outcome.Identity} of the host",
            ("located", outcome.Located),
            ("by", VerdictText.KindCode(outcome.By)),
            ("identity", outcome.Identity));
    }

    private bool Register(HostPhone phone, PhoneOutcome outcome)
    {
        phone.Start();
        phone.RunUntil(
            () => outcome.RegisteredCount > 0 || phone.State is PhoneState.Waiting or PhoneState.Blocked, _deadline);
        return outcome.RegisteredCount > 0;
    }

    private HostPhone MakePhone(
        string domain,
        int port,
        IDeviceIdentity? identity,
        PhoneNarrator narrator,
        ICallEvents? calls = null)
    {
        PhoneSettings settings = new()
        {
            Domain = Encoding.ASCII.GetBytes(domain),
            ServerPort = port,
            User = Encoding.ASCII.GetBytes(DemoWorld.User),
            Password = Encoding.ASCII.GetBytes(DemoWorld.Password),
        };
        return new HostPhone(settings, [_world.DnsServer], _world.Anchors, identity, narrator, calls);
    }
}
