using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The certificate of the connection that stands: its names, each with whether it is an identity of a SIP domain, or
    // why not (RFC 5922 §7.1), and what the phone's verdict was. Invariant: nothing of it stays behind.

    /// <summary><c>inspect</c>: the certificate of the server that the phone is connected to.</summary>
    internal sealed class InspectCommand : NamedCommand
    {
        // Real certificates have 1 to 3 KB; only a larger one gets the room that it may have.
        private const int UsualBytes = 3 * 1024;
        private const int ListingNames = 2;

        // While the command is at work only.
        private CertificateSummary _summary;

        /// <summary>Makes one.</summary>
        internal InspectCommand()
            : base("inspect", "", "the certificate of the server that the phone is connected to")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            switch (step)
            {
                case 0:
                    return Begin(context);
                case 1:
                    CertificateFields.WriteIssuer(context.Reply, _summary);
                    CertificateFields.WriteValidity(context.Reply, _summary);
                    context.Reply.BeginList("names");
                    return ListingNames + _summary.Certificate.SubjectAltNameOffset;
                default:
                    return ListNext(context, step - ListingNames);
            }
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            _summary = null;
        }

        private int Begin(ShellContext context)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (!Read(context.Application.Board.Phone.Channel))
            {
                _summary = null;
                return CommandAnswers.Refuse(
                    context,
                    ReplyCode.WrongState,
                    "There is no connection whose certificate can be seen. The last verdict is in: status");
            }

            PhoneNotes notes = context.Application.Notes;
            Reply reply = context.Reply;
            if (notes.Server != null)
            {
                reply.Field("server", notes.Server, 0, notes.Server.Length);
            }

            reply.Field("verdict", notes.HasVerdict ? IdentityReasons.Name(notes.Verdict) : "none yet");
            if (notes.Verdict == IdentityReason.Authenticated && notes.Identities != null)
            {
                reply.Field("recognised-by", PhoneLog.NameOf(notes.RecognisedBy));
                reply.Field("identity", notes.Identities, 0, notes.Identities.Length);
            }

            CertificateFields.WriteName(reply, _summary);
            return 1;
        }

        private bool Read(ISecureChannel channel)
        {
            byte[] der = new byte[UsualBytes];
            int length = channel.CopyPeerCertificate(der, 0, der.Length);
            if (length == HalResult.TooSmall)
            {
                der = new byte[Limits.MaxCertificateBytes];
                length = channel.CopyPeerCertificate(der, 0, der.Length);
            }

            _summary = new CertificateSummary();
            return length > 0 && _summary.Read(der, 0, length) == DerResult.Ok;
        }

        private int ListNext(ShellContext context, int at)
        {
            LeafCertificate leaf = _summary.Certificate;
            if (at >= leaf.SubjectAltNameEnd)
            {
                WriteCommonName(context.Reply, leaf);
                context.Reply.EndList();
                _summary = null;
                return Done;
            }

            byte[] der = _summary.Buffer;
            GeneralName.Next(der, at, leaf.SubjectAltNameEnd, out int tag, out int content, out int next);
            PresentedName name = PresentedNames.Classify(der, tag, content, next, out _, out _);
            context.Reply.BeginItem(true);
            WriteValue(context.Reply, tag, content, next);
            WriteKind(context.Reply, name);
            context.Reply.EndItem();
            return ListingNames + next;
        }

        private void WriteCommonName(Reply reply, LeafCertificate leaf)
        {
            // RFC 5922 §7.1: it counts only where the policy lets it, and there is no subjectAltName.
            if (leaf.HasCommonName && !leaf.HasSubjectAltName)
            {
                reply.BeginItem(true);
                reply.Field("name", _summary.Buffer, leaf.CommonNameOffset, leaf.CommonNameEnd);
                reply.Field("kind", "common name; counts under tls.policy rfc5922 with tls.allow-cn only");
                reply.EndItem();
            }
        }

        private void WriteValue(Reply reply, int tag, int offset, int end)
        {
            byte[] der = _summary.Buffer;
            int length = end - offset;
            if (tag == GeneralName.DnsName || tag == GeneralName.Uri || tag == GeneralName.Rfc822Name)
            {
                reply.Field("name", der, offset, end);
                return;
            }

            ByteWriter text = reply.BeginText("name");
            if (tag == GeneralName.IpAddress && (length == IpLiteral.Ipv4Bytes || length == IpLiteral.Ipv6Bytes))
            {
                IpAddressText.Write(text, CertificateNames.Copy(der, offset, end), length);
            }
            else
            {
                Shell.Words.Write(text, "(");
                text.WriteDecimal(length);
                Shell.Words.Write(text, " bytes)");
            }

            reply.EndText();
        }

        private static void WriteKind(Reply reply, PresentedName name)
        {
            bool isIdentity = PresentedNameTexts.IsIdentity(name);
            if (reply.IsMachine)
            {
                reply.Flag("identity", isIdentity);
                reply.Field("kind", PresentedNameTexts.Name(name));
                return;
            }

            ByteWriter text = reply.BeginText("kind");
            Shell.Words.Write(text, isIdentity ? "identity: " : "no identity: ");
            Shell.Words.Write(text, PresentedNameTexts.Name(name));
            reply.EndText();
        }
    }
}
