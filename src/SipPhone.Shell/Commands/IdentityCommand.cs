using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The device's own certificate and key. What is pasted is not echoed, since a key is among it; after a mistake a
    // person's terminal sends on, so everything up to the key's end is swallowed. Invariant: the key is wiped as soon
    // as it was taken or refused, and never shown.

    /// <summary><c>identity</c>: the certificate that the device shows to servers.</summary>
    internal sealed class IdentityCommand : NamedCommand
    {
        private const int Pasting = 1;
        private const int Confirming = 2;
        private const int ConfirmingClear = 3;
        private const string Question = "Certificate and key belong together. Use them?";

        // While a command is at work only.
        private PemPaste _paste;
        private byte[] _own;
        private bool _hasFailed;

        /// <summary>Makes one.</summary>
        internal IdentityCommand()
            : base("identity", "[show|set|clear]", "the device's own certificate and key, for servers that ask for one")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "show|set|clear"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            switch (step)
            {
                case 0:
                    return Begin(context);
                case Pasting:
                    return TakeLine(context);
                case Confirming:
                    return Commit(context, nowMs);
                default:
                    return context.IsYes
                        ? ClearNow(context, nowMs)
                        : CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was changed.");
            }
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            Finish(context, Done);
        }

        private int Begin(ShellContext context)
        {
            bool isBare = context.ArgumentCount == 0;
            if (isBare || (context.ArgumentCount == 1 && context.IsArgument(0, "show")))
            {
                return Show(context);
            }

            if (context.ArgumentCount != 1)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (context.IsArgument(0, "set"))
            {
                context.Application.Board.Identity.Begin();
                _paste = new PemPaste(Limits.MaxBlobBytes);
                _hasFailed = false;
                context.Reply.Line("Paste the device's certificate, its issuers if any, then the key, in PEM.");
                context.Reply.Line("It is not echoed, and ends with the key's END line.");
                return WaitForMore(context);
            }

            if (!context.IsArgument(0, "clear"))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            context.WaitForLine(LineKind.Confirmation, "Erase the device's certificate and key?");
            return ConfirmingClear;
        }

        private static int WaitForMore(ShellContext context)
        {
            context.WaitForLine(LineKind.Secret, context.Reply.IsMachine ? null : string.Empty);
            return Pasting;
        }

        private int TakeLine(ShellContext context)
        {
            if (!_paste.Take(context))
            {
                return WaitForMore(context);
            }

            bool isKey = _paste.Label != PemLabel.Certificate && _paste.Label != PemLabel.None;
            if (_paste.Error != PemResult.Ok)
            {
                return isKey || context.Reply.IsMachine
                    ? Finish(context, _paste.Refuse(context))
                    : GoOnAfter(context, "This block cannot be read.");
            }

            DeviceIdentity identity = context.Application.Board.Identity;
            IdentityResult result = isKey
                ? identity.SetPrivateKey(_paste.Der, 0, _paste.Length)
                : identity.AddCertificate(_paste.Der, 0, _paste.Length);
            _own = isKey ? _own : _own ?? CertificateNames.Copy(_paste.Der, 0, _paste.Length);
            _paste.Reset();
            if (result != IdentityResult.Ok || _hasFailed)
            {
                bool isOver = isKey || context.Reply.IsMachine;
                return isOver ? Finish(context, Refuse(context, result)) : GoOnAfter(context, TextOf(result));
            }

            return isKey ? Ask(context) : WaitForMore(context);
        }

        // A person's terminal sends the rest of the paste, the key among it: it must not be taken for commands.
        private int GoOnAfter(ShellContext context, string problem)
        {
            if (!_hasFailed)
            {
                context.Reply.Line(problem);
                context.Reply.Line("The rest is passed over up to the key's END line; ^C ends it here.");
            }

            _hasFailed = true;
            _paste.Reset();
            return WaitForMore(context);
        }

        private int Ask(ShellContext context)
        {
            CertificateSummary summary = new CertificateSummary();
            summary.Read(_own, 0, _own.Length);
            CertificateFields.WriteName(context.Reply, summary);
            CertificateFields.WriteValidity(context.Reply, summary);
            context.WaitForLine(LineKind.Confirmation, Question);
            return Confirming;
        }

        private int Commit(ShellContext context, long nowMs)
        {
            if (!_paste.IsAnswer(context, Question))
            {
                return Confirming;
            }

            if (!context.IsYes)
            {
                return Finish(
                    context, CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was changed."));
            }

            IdentityResult result = context.Application.Board.Identity.Commit();
            if (result != IdentityResult.Ok)
            {
                return Finish(context, Refuse(context, result));
            }

            _paste.TellPassedOver(context);
            context.Application.OnTrustChanged(nowMs);
            return Finish(context, Done);
        }

        private static int ClearNow(ShellContext context, long nowMs)
        {
            IdentityResult result = context.Application.Board.Identity.Clear();
            if (result != IdentityResult.Ok)
            {
                return Refuse(context, result);
            }

            context.Application.OnTrustChanged(nowMs);
            return Done;
        }

        private static int Show(ShellContext context)
        {
            DeviceIdentity identity = context.Application.Board.Identity;
            Reply reply = context.Reply;
            reply.Flag("present", identity.CertificateCount > 0);
            byte[] der = new byte[Limits.MaxBlobBytes];
            int length = identity.CopyCertificate(0, der, 0, der.Length);
            CertificateSummary summary = new CertificateSummary();
            if (length >= 0 && summary.Read(der, 0, length) == DerResult.Ok)
            {
                CertificateFields.WriteName(reply, summary);
                CertificateFields.WriteIssuer(reply, summary);
                CertificateFields.WriteValidity(reply, summary);
                reply.Number("certificates", identity.CertificateCount);
            }

            return Done;
        }

        private int Finish(ShellContext context, int result)
        {
            if (_paste != null)
            {
                _paste.Reset();
                _paste = null;
            }

            _own = null;
            context.Application.Board.Identity.Discard();
            return result;
        }

        private static int Refuse(ShellContext context, IdentityResult result)
        {
            switch (result)
            {
                case IdentityResult.Ok:
                    return CommandAnswers.Refuse(context, ReplyCode.Refused, "Nothing was changed; see above.");
                case IdentityResult.StoreFull:
                case IdentityResult.StoreFailed:
                    return CommandAnswers.RefuseStore(context, result == IdentityResult.StoreFull);
                default:
                    return CommandAnswers.RefuseBecause(context, IdentityResults.Name(result), TextOf(result));
            }
        }

        private static string TextOf(IdentityResult result)
        {
            switch (result)
            {
                case IdentityResult.Malformed:
                    return "That cannot be read as a certificate, or as a key. Nothing was changed.";
                case IdentityResult.TooLarge:
                    return "Certificates and key are too large, or too many. Nothing was changed.";
                case IdentityResult.UnknownKeyKind:
                    return "The device does not do this kind of key. It does RSA from 2048 bits, P-256, P-384.";
                case IdentityResult.IsAuthority:
                    return "The first certificate is an authority's. Paste the device's own first.";
                case IdentityResult.Expired:
                    return "The certificate has expired. Check the clock with: time";
                case IdentityResult.NoPublicKey:
                    return "The key comes without its public part, so it cannot be compared. Export it as PKCS #8.";
                case IdentityResult.Mismatch:
                    return "The key is not the certificate's. Nothing was changed.";
                case IdentityResult.NotIssuer:
                    return "A certificate is not that of the issuer of the one before it. Nothing was changed.";
                case IdentityResult.Incomplete:
                    return "The certificate has to come before its key. Nothing was changed.";
                default:
                    return "That was refused. Nothing was changed.";
            }
        }
    }
}
