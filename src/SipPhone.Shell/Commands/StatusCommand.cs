using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Settings;
using SipPhone.Shell.Application;
using SipPhone.Shell.Faults;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Commands
{
    // What an administrator reads to see why a phone does not register, in the order in which it comes to that:
    // network, time, located, connection, certificate, registration, calls; then the device. Invariant: a step is a
    // few fields, and none is a secret.

    /// <summary><c>status</c>: how the phone is.</summary>
    internal sealed class StatusCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal StatusCommand()
            : base("status", "", "how the phone is, and why it is not registered")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            Reply reply = context.Reply;
            PhoneApplication application = context.Application;
            switch (step)
            {
                case 0:
                    WriteNetwork(reply, application);
                    return 1;
                case 1:
                    WriteLocated(reply, application);
                    return 2;
                case 2:
                    WriteConnection(reply, application.Notes);
                    return 3;
                case 3:
                    WriteRegistration(reply, application);
                    return 4;
                case 4:
                    CallList.Write(reply, application.Phone);
                    return 5;
                case 5:
                    WriteTrust(reply, application);
                    return 6;
                case 6:
                    WriteFaults(reply, application);
                    return 7;
                default:
                    WriteDevice(reply, application);
                    return Done;
            }
        }

        private static void WriteNetwork(Reply reply, PhoneApplication application)
        {
            INetworkLink link = application.Link;
            reply.Field("network", link.IsUp ? "up" : "down");
            ByteWriter servers = reply.BeginText("dns-servers");
            for (int i = 0; i < link.DnsServerCount; i++)
            {
                byte[] address = link.GetDnsServerAddress(i);
                Shell.Words.Write(servers, i > 0 ? ", " : "");
                IpAddressText.Write(servers, address, address.Length);
                Shell.Words.Write(servers, ":");
                servers.WriteDecimal(link.GetDnsServerPort(i));
            }

            Shell.Words.Write(servers, link.DnsServerCount == 0 ? "none" : "");
            reply.EndText();
            TimeCommand.WriteTime(reply, application.Board.Phone.Clock);
        }

        private static void WriteLocated(Reply reply, PhoneApplication application)
        {
            PhoneNotes notes = application.Notes;
            byte[] domain = application.Settings.Copy(SettingId.SipDomain);
            if (domain != null)
            {
                reply.Field("domain", domain, 0, domain.Length);
            }

            if (notes.HasLocated)
            {
                reply.Flag("located", notes.IsLocated);
                reply.Number("addresses", notes.CandidateCount);
                reply.Field("dns", Dns.DnsResults.Name(notes.DnsResult));
            }
        }

        private static void WriteConnection(Reply reply, PhoneNotes notes)
        {
            if (notes.Server != null)
            {
                reply.Field("server", notes.Server, 0, notes.Server.Length);
            }

            if (notes.TlsVersion != 0)
            {
                reply.Field("tls", notes.TlsVersion == 0x0304 ? "1.3" : "1.2");
            }

            if (notes.HasVerdict)
            {
                reply.Field("certificate", IdentityReasons.Name(notes.Verdict));
                WriteVerdict(reply, notes);
            }

            if (notes.Failure != ConnectionFailure.None)
            {
                reply.Field("failure", ConnectionFailures.Name(notes.Failure));
                if (notes.PlatformError != 0)
                {
                    reply.Number("platform-error", notes.PlatformError);
                }
            }
        }

        private static void WriteVerdict(Reply reply, PhoneNotes notes)
        {
            if (notes.Verdict == IdentityReason.Authenticated)
            {
                reply.Field("recognised-by", PhoneLog.NameOf(notes.RecognisedBy));
            }

            if (notes.Identities != null)
            {
                reply.Field("identities", notes.Identities, 0, notes.Identities.Length);
            }

            if (notes.WouldOtherRulesAccept)
            {
                reply.Field("hint", "the other choice of tls.policy would accept this certificate");
            }
        }

        private static void WriteRegistration(Reply reply, PhoneApplication application)
        {
            PhoneNotes notes = application.Notes;
            reply.Field("phone", PhoneStates.Name(application));
            if (notes.ExpiresSeconds > 0)
            {
                reply.Number("expires", notes.ExpiresSeconds);
            }

            if (notes.RegistrationFailure != RegistrationFailure.None)
            {
                reply.Field("refused", RegistrationNames.Name(notes.RegistrationFailure));
                reply.Number("status-code", notes.StatusCode);
            }

            ByteWriter advice = reply.BeginText("advice");
            PhoneStates.WriteAdvice(advice, application);
            if (advice.Length > 0)
            {
                reply.EndText();
            }

            if (notes.HasMessages)
            {
                reply.Flag("messages", true);
                reply.Number("new-messages", notes.NewMessages);
            }
        }

        private static void WriteTrust(Reply reply, PhoneApplication application)
        {
            ApplicationBoard board = application.Board;
            WriteAssurance(reply, board.Phone.Channel);
            reply.Number("anchors", board.Anchors.Count);
            reply.Flag("device-identity", board.Identity.CertificateCount > 0);
            reply.Flag("sealed", application.IsSealed);
            reply.Field(
                "settings",
                reply.IsMachine ? StoreTexts.Name(application.Condition) : StoreTexts.Describe(application.Condition));
            reply.Flag("staged", application.HasStagedChanges);
            reply.Flag("restart-needed", application.NeedsRestart);
        }

        private static void WriteFaults(Reply reply, PhoneApplication application)
        {
            bool isSafeMode = application.Mode == StartMode.SafeMode;
            if (isSafeMode || reply.IsMachine)
            {
                reply.Flag("safe-mode", isSafeMode);
            }

            int count = new FaultRing(application.Board.Store).Total;
            if (count > 0 || reply.IsMachine)
            {
                reply.Number("faults", count);
            }
        }

        // Full: the certificate is judged by our own rules. Reduced: the platform hides it and compares a name.
        private static void WriteAssurance(Reply reply, ISecureChannel channel)
        {
            INameCheckingChannel checking = channel as INameCheckingChannel;
            reply.Field("tls.assurance", checking == null ? "full" : "reduced");
            reply.Field("tls.unchecked", checking == null ? null : checking.Unchecked);
        }

        private static void WriteDevice(Reply reply, PhoneApplication application)
        {
            IDevice device = application.Board.Device;
            if (device.FreeHeapBytes >= 0)
            {
                reply.Number("heap-free", device.FreeHeapBytes);
            }
            else if (!reply.IsMachine)
            {
                reply.Field("heap-free", "not known on this board");
            }

            reply.Field("last-start", device.ResetReason, 0, device.ResetReason.Length);
        }
    }
}
