using System;
using System.CommandLine;
using System.Diagnostics;
using System.Threading;
using SipPhone.Cli.Ladder;
using SipPhone.Cli.Phones;
using SipPhone.Cli.Register;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Calling;

/// <summary><c>sipphone call</c>: registers, calls somebody, and says what happens.</summary>
internal sealed class CallCommand
{
    private const int MaxDurationSeconds = 24 * 60 * 60;

    // For the answer to BYE or CANCEL when the tool is to end: who ends it does not wait for the RFC's half minute.
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(3);

    private readonly HostPhone _phone;
    private readonly PhoneOutcome _registration;
    private readonly CallOutcome _call;
    private readonly ITimeline _timeline;
    private readonly CancellationToken _stop;

    private CallCommand(
        HostPhone phone,
        PhoneOutcome registration,
        CallOutcome call,
        ITimeline timeline,
        CancellationToken stop)
    {
        _phone = phone;
        _registration = registration;
        _call = call;
        _timeline = timeline;
        _stop = stop;
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> target = new("TARGET")
        {
            Description = "Whom to call: sip:USER@DOMAIN, or USER of your own domain. Your server is spoken to over " +
                "TLS in any case; sips:USER@DOMAIN asks for TLS up to a phone that registered with sips.",
        };
        Option<int?> duration = CommonOptions.Seconds(
            "--duration",
            "Hang up this many seconds after the answer. Default: when the peer does, or by Ctrl+C.",
            min: 0,
            MaxDurationSeconds);
        Option<string?> ladder = CommonOptions.Ladder();
        AccountOptions options = new();
        Command command = new(
            "call",
            "Call somebody through a server, if it is the right one, and say what happens; no sound yet.")
        {
            target, duration, ladder,
        };
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(result => Run(
            terminal,
            options,
            result,
            result.GetRequiredValue(target),
            result.GetValue(duration),
            result.GetValue(ladder)));
        return command;
    }

    private static int Run(
        Terminal terminal, AccountOptions options, ParseResult result, string target, int? seconds, string? ladder)
    {
        PhoneSettings settings = options.Settings(result);
        settings.Calls.IsDoNotDisturb = true;
        byte[] dialled = CallTarget.Parse(target, settings.Domain);
        IDeviceIdentity? own = options.OwnIdentity(result);
        using LadderFile? file = ladder is null ? null : LadderFile.Open(ladder);
        long start = Stopwatch.GetTimestamp();
        LadderRecorder recorder = new(
            "a call to " + target,
            ["phone", "server"],
            () => (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        ITimeline told = options.IsJson(result) ? new JsonTimeline(terminal) : new TextTimeline(terminal);
        LadderTimeline timeline = new(told, recorder, column: 0);
        PhoneNarrator phoneEvents = new(timeline) { Policy = settings.IdentityPolicy };
        phoneEvents.Outcome.HadPassword = settings.Password is not null;
        CallNarrator callEvents = new(timeline);
        LastRefusal refusal = new();
        using HostPhone phone = new(
            settings, options.DnsServers(result), options.TrustStore(result), own, phoneEvents, callEvents)
        {
            Trace = options.Traces(result, terminal, recorder.Trace(0, 1), refusal),
        };
        using Interruption interruption = new();
        CallCommand command = new(phone, phoneEvents.Outcome, callEvents.Outcome, timeline, interruption.Token);
        bool isRegistered = command.Register();
        if (isRegistered)
        {
            command.CallAndTalk(dialled, seconds);
        }

        phone.Stop();
        file?.Write(recorder.Diagram);
        return isRegistered ? CallReport.Explain(callEvents.Outcome, refusal, terminal)
            : interruption.Token.IsCancellationRequested ? ExitCode.NotReachable
            : RegisterReport.Explain(phoneEvents.Outcome, terminal);
    }

    private bool Register()
    {
        _phone.Start();
        _phone.RunUntil(() => _registration.IsDecided(_phone.State), _stop);
        return _registration.RegisteredCount > 0;
    }

    private void CallAndTalk(byte[] dialled, int? seconds)
    {
        SipResult result = _phone.Calls.Dial(dialled, 0, dialled.Length, _phone.NowMs, out Call call);
        if (result != SipResult.Ok)
        {
            _timeline.Step("called", false, SipResultNames.Name(result));
            return;
        }

        _phone.RunUntil(() => _call.HasEnded || _call.IsAnswered, _stop);
        if (_call is { IsAnswered: true, HasEnded: false } && !_stop.IsCancellationRequested)
        {
            Talk(seconds);
        }

        if (!_call.HasEnded)
        {
            call.HangUp(_phone.NowMs);
            using CancellationTokenSource ending = new(EndingTime);
            _phone.RunUntil(() => _call.HasEnded, ending.Token);
        }
    }

    private void Talk(int? seconds)
    {
        _timeline.Note("no sound", "this version neither sends nor plays sound: both sides hear silence");
        if (seconds is null)
        {
            _timeline.Note("talking", "Ctrl+C hangs up");
            _phone.RunUntil(() => _call.HasEnded, _stop);
            return;
        }

        using CancellationTokenSource talk = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        talk.CancelAfter(TimeSpan.FromSeconds(seconds.Value));
        _phone.RunUntil(() => _call.HasEnded, talk.Token);
    }
}
