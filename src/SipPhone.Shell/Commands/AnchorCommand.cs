using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Settings.Trust;

namespace SipPhone.Shell.Commands
{
    // The trust anchors. Invariant: nothing is added before its fingerprint was shown and confirmed; on a sealed device
    // nothing is added or removed.

    /// <summary><c>anchor</c>: the authorities that may vouch for a server.</summary>
    internal sealed class AnchorCommand : NamedCommand
    {
        private const int Pasting = 1;
        private const int Confirming = 2;
        private const int ConfirmingRemoval = 3;
        private const int Listing = 16;
        private const string Question = "Compare the SHA-256. Trust this authority?";

        // While a command is at work only.
        private PemPaste _paste;
        private CertificateSummary _summary;
        private int _index;

        /// <summary>Makes one.</summary>
        internal AnchorCommand()
            : base("anchor", "[list|add|show N|remove N]", "the authorities that may vouch for a server; N or SHA-256")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "list|add|show|remove"; }
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
                    return Add(context, nowMs);
                case ConfirmingRemoval:
                    return Remove(context, nowMs);
                default:
                    return List(context, step);
            }
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            Finish(Done);
        }

        private int Begin(ShellContext context)
        {
            if (context.ArgumentCount == 0 || (context.ArgumentCount == 1 && context.IsArgument(0, "list")))
            {
                context.Reply.BeginList("anchors");
                return Listing;
            }

            if (context.ArgumentCount == 1 && context.IsArgument(0, "add"))
            {
                return BeginPaste(context);
            }

            bool isRemoval = context.IsArgument(0, "remove");
            if (context.ArgumentCount != 2 || (!isRemoval && !context.IsArgument(0, "show")))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (isRemoval && context.Application.IsSealed)
            {
                return CommandAnswers.RefuseSealed(context, "Trust anchors");
            }

            _index = Find(context);
            if (_index < 0)
            {
                return Finish(CommandAnswers.Refuse(
                    context, ReplyCode.NotFound, "There is no such anchor. See their numbers with: anchor list"));
            }

            return isRemoval ? AskRemoval(context) : Show(context);
        }

        private int BeginPaste(ShellContext context)
        {
            if (context.Application.IsSealed)
            {
                return CommandAnswers.RefuseSealed(context, "Trust anchors");
            }

            _paste = new PemPaste(Limits.MaxAnchorBytes);
            context.WaitForLine(LineKind.Paste, "Paste the authority's certificate in PEM, up to its END line.");
            return Pasting;
        }

        private int TakeLine(ShellContext context)
        {
            if (!_paste.Take(context))
            {
                context.WaitForLine(LineKind.Paste, null);
                return Pasting;
            }

            if (_paste.Error != PemResult.Ok)
            {
                return Finish(_paste.Refuse(context));
            }

            if (_paste.Label != PemLabel.Certificate)
            {
                return Finish(CommandAnswers.RefuseBecause(
                    context, "malformed", "That is a private key, not a certificate. Nothing was changed."));
            }

            AnchorResult result = context.Application.Board.Anchors.Check(_paste.Der, 0, _paste.Length);
            if (result != AnchorResult.Ok)
            {
                return Finish(Refuse(context, result));
            }

            _summary = new CertificateSummary();
            _summary.Read(_paste.Der, 0, _paste.Length);
            context.Reply.Number("bytes", _paste.Length);
            CertificateFields.WriteName(context.Reply, _summary);
            CertificateFields.WriteValidity(context.Reply, _summary);
            context.WaitForLine(LineKind.Confirmation, Question);
            return Confirming;
        }

        private int Add(ShellContext context, long nowMs)
        {
            if (!_paste.IsAnswer(context, Question))
            {
                return Confirming;
            }

            if (!context.IsYes)
            {
                return Finish(CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was added."));
            }

            AnchorResult result = context.Application.Board.Anchors.Add(_paste.Der, 0, _paste.Length);
            if (result != AnchorResult.Ok)
            {
                return Finish(Refuse(context, result));
            }

            context.Reply.Line("This authority is trusted from now on.");
            context.Reply.Number("number", context.Application.Board.Anchors.Count);
            _paste.TellPassedOver(context);
            context.Application.OnTrustAdded(nowMs);
            return Finish(Done);
        }

        private int AskRemoval(ShellContext context)
        {
            CertificateFields.WriteName(context.Reply, _summary);
            context.WaitForLine(LineKind.Confirmation, "Remove this authority?");
            return ConfirmingRemoval;
        }

        private int Remove(ShellContext context, long nowMs)
        {
            if (!context.IsYes)
            {
                return Finish(CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was removed."));
            }

            AnchorResult result = context.Application.Board.Anchors.Remove(_index);
            if (result != AnchorResult.Ok)
            {
                return Finish(Refuse(context, result));
            }

            context.Application.OnTrustChanged(nowMs);
            return Finish(Done);
        }

        private int Show(ShellContext context)
        {
            context.Reply.Number("number", _index + 1);
            CertificateFields.WriteName(context.Reply, _summary);
            CertificateFields.WriteIssuer(context.Reply, _summary);
            CertificateFields.WriteValidity(context.Reply, _summary);
            return Finish(Done);
        }

        private int List(ShellContext context, int step)
        {
            int index = step - Listing;
            if (index >= context.Application.Board.Anchors.Count)
            {
                context.Reply.EndList();
                if (index == 0)
                {
                    context.Reply.Line("There are none, so no server can be trusted. Add one with: anchor add");
                }

                return Finish(Done);
            }

            if (Read(context, index))
            {
                context.Reply.BeginItem(false);
                context.Reply.Number("number", index + 1);
                CertificateFields.WriteName(context.Reply, _summary);
                CertificateFields.WriteValidity(context.Reply, _summary);
                context.Reply.EndItem();
            }

            return step + 1;
        }

        // The place of the anchor that the second argument names; -1 for none. Its summary has been read.
        private int Find(ShellContext context)
        {
            int offset = context.OffsetOf(1);
            int end = context.EndOf(1);
            int number = Ascii.ParseDecimal(context.Arguments, offset, end);
            int count = context.Application.Board.Anchors.Count;
            if (end - offset != 2 * CertificateSummary.FingerprintBytes)
            {
                return number >= 1 && number <= count && Read(context, number - 1) ? number - 1 : -1;
            }

            ByteWriter text = new ByteWriter(new byte[2 * CertificateSummary.FingerprintBytes]);
            for (int i = 0; i < count; i++)
            {
                text.Reset();
                if (Read(context, i))
                {
                    _summary.WriteFingerprint(text);
                    if (Ascii.EqualsIgnoreCase(context.Arguments, offset, end, text.Buffer))
                    {
                        return i;
                    }
                }
            }

            return -1;
        }

        private bool Read(ShellContext context, int index)
        {
            byte[] der = _summary == null ? new byte[Limits.MaxAnchorBytes] : _summary.Buffer;
            _summary = _summary ?? new CertificateSummary();
            int length = context.Application.Board.Anchors.CopyAnchor(index, der, 0, der.Length);
            return _summary.Read(der, 0, length < 0 ? 0 : length) == DerResult.Ok;
        }

        // What was pasted by mistake may be a key.
        private int Finish(int result)
        {
            _paste?.Reset();
            _paste = null;
            _summary = null;
            return result;
        }

        private static int Refuse(ShellContext context, AnchorResult result)
        {
            switch (result)
            {
                case AnchorResult.Sealed:
                    return CommandAnswers.RefuseSealed(context, "Trust anchors");
                case AnchorResult.StoreFull:
                case AnchorResult.StoreFailed:
                    return CommandAnswers.RefuseStore(context, result == AnchorResult.StoreFull);
                default:
                    return CommandAnswers.RefuseBecause(context, AnchorResults.Name(result), TextOf(result));
            }
        }

        private static string TextOf(AnchorResult result)
        {
            switch (result)
            {
                case AnchorResult.Malformed:
                    return "That is no certificate that can be read. Nothing was changed.";
                case AnchorResult.TooLarge:
                    return "The certificate is larger than an anchor can be, 2048 bytes. Nothing was changed.";
                case AnchorResult.NotAnAuthority:
                    return "That certificate is no authority's. Paste that of the authority that issues the servers'.";
                case AnchorResult.NotARoot:
                    return "That authority is under another one. Paste the certificate of its root.";
                case AnchorResult.Expired:
                    return "The certificate has expired. Check the clock with: time";
                case AnchorResult.NotYetValid:
                    return "The certificate is not valid yet. Check the clock with: time";
                case AnchorResult.Duplicate:
                    return "That anchor is there already. See: anchor list";
                case AnchorResult.TooMany:
                    return "There are 16 anchors, and there is no place for more. Remove one with: anchor remove N";
                default:
                    return "There is no such anchor. See: anchor list";
            }
        }
    }
}
