using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The end of manufacture, and the way back. Invariant: a sealed device does not know "seal"; what cannot be undone
    // is asked first, of stations too.

    /// <summary><c>factory</c>: seal, unseal, and erase.</summary>
    internal sealed class FactoryCommand : NamedCommand
    {
        private const int ConfirmingSeal = 1;
        private const int ConfirmingReset = 2;
        private const int ChallengeBytes = 16;
        private const int PointBytes = 65;

        /// <summary>Makes one.</summary>
        internal FactoryCommand()
            : base("factory", "[status|seal|challenge|unseal TOKEN|reset]", "end manufacture, unseal, or erase")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "status|seal|challenge|unseal|reset"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            switch (step)
            {
                case ConfirmingSeal:
                    return Seal(context);
                case ConfirmingReset:
                    return Reset(context, nowMs);
                default:
                    return Begin(context);
            }
        }

        private int Begin(ShellContext context)
        {
            if (context.ArgumentCount == 2 && context.IsArgument(0, "unseal"))
            {
                return Unseal(context);
            }

            if (context.ArgumentCount == 0 || (context.ArgumentCount == 1 && context.IsArgument(0, "status")))
            {
                return ShowStatus(context);
            }

            if (context.ArgumentCount == 1 && context.IsArgument(0, "seal"))
            {
                return AskSeal(context);
            }

            if (context.ArgumentCount == 1 && context.IsArgument(0, "challenge"))
            {
                return ShowChallenge(context);
            }

            if (context.ArgumentCount != 1 || !context.IsArgument(0, "reset"))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            context.WaitForLine(
                LineKind.Confirmation, "Erase settings, passwords and the device's key, and start anew?");
            return ConfirmingReset;
        }

        private static int ShowStatus(ShellContext context)
        {
            PhoneApplication application = context.Application;
            context.Reply.Flag("sealed", application.IsSealed);
            context.Reply.Number("anchors", application.Board.Anchors.Count);
            context.Reply.Flag("factory-key", HasFactoryKey(application));
            context.Reply.Flag("can-unseal", CanUnseal(application));
            return Done;
        }

        private static bool HasFactoryKey(PhoneApplication application)
        {
            return application.Settings.Find(SettingId.FactoryKey, out _, out _);
        }

        // What a token takes: its key, and a platform that can verify it.
        private static bool CanUnseal(PhoneApplication application)
        {
            return CanVerify(application.Board.Verifier) && HasFactoryKey(application);
        }

        private static int AskSeal(ShellContext context)
        {
            PhoneApplication application = context.Application;
            if (application.IsSealed)
            {
                return CommandAnswers.Refuse(
                    context, ReplyCode.UnknownCommand, "There is no such command; the device is sealed.");
            }

            if (application.HasStagedChanges)
            {
                return CommandAnswers.Refuse(
                    context, ReplyCode.WrongState, "Changes are staged. First: apply, or discard");
            }

            if (application.Board.Anchors.Count == 0)
            {
                return CommandAnswers.Refuse(
                    context,
                    ReplyCode.WrongState,
                    "There are no trust anchors, and none could be added any more. First: anchor add");
            }

            if (!CanUnseal(application))
            {
                context.Reply.Line(
                    HasFactoryKey(application)
                        ? "This board verifies no tokens: only erasing the whole flash will break the seal."
                        : "There is no factory.key: only erasing the whole flash will break the seal.");
            }

            context.WaitForLine(
                LineKind.Confirmation, "Afterwards anchors and tls settings cannot be changed any more. Seal?");
            return ConfirmingSeal;
        }

        private static int Seal(ShellContext context)
        {
            if (!context.IsYes)
            {
                return CommandAnswers.Refuse(context, ReplyCode.Cancelled, "The device was not sealed.");
            }

            int result = context.Application.Board.Seal.Apply();
            if (result < 0)
            {
                return CommandAnswers.RefuseStore(context, result == HalResult.Full);
            }

            context.Reply.Line("The device is sealed.");
            context.Reply.Flag("sealed", context.Application.IsSealed);
            return Done;
        }

        private static int ShowChallenge(ShellContext context)
        {
            ApplicationBoard board = context.Application.Board;
            if (!CanVerify(board.Verifier))
            {
                return RefuseUnseal(context, UnsealResult.NotAvailable);
            }

            byte[] challenge = new byte[ChallengeBytes];
            int length = board.Seal.CopyChallenge(challenge, 0, challenge.Length);
            if (length < 0)
            {
                return CommandAnswers.RefuseStore(context, length == HalResult.Full);
            }

            context.Reply.Field("device", board.Device.Id, 0, board.Device.Id.Length);
            context.Reply.BeginText("challenge").WriteHex(challenge, 0, length);
            context.Reply.EndText();
            return Done;
        }

        private static int Unseal(ShellContext context)
        {
            ApplicationBoard board = context.Application.Board;
            UnsealResult result = board.Seal.Unseal(
                ReadKey(context.Application.Settings),
                board.Device.Id,
                context.Arguments,
                context.OffsetOf(1),
                context.EndOf(1));
            if (result != UnsealResult.Ok)
            {
                return RefuseUnseal(context, result);
            }

            context.Reply.Line("The seal is broken: everything can be changed.");
            context.Reply.Flag("sealed", context.Application.IsSealed);
            return Done;
        }

        private static int Reset(ShellContext context, long nowMs)
        {
            if (!context.IsYes)
            {
                return CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was erased.");
            }

            int result = context.Application.Reset();
            context.Application.Restart(nowMs);
            return result < 0
                ? CommandAnswers.Refuse(
                    context, ReplyCode.StoreFailed, "Not everything could be erased. Try again after the restart.")
                : Done;
        }

        // The point of the setting, which the table has checked; null for none.
        private static byte[] ReadKey(SettingSet settings)
        {
            byte[] text = settings.Copy(SettingId.FactoryKey);
            byte[] point = new byte[PointBytes];
            bool isKey = text != null
                && Base64Decoder.Decode(text, 0, text.Length, point, 0, PointBytes) == PointBytes;
            return isKey ? point : null;
        }

        private static bool CanVerify(ISignatureVerifier verifier)
        {
            return verifier != null && verifier.IsAvailable;
        }

        private static int RefuseUnseal(ShellContext context, UnsealResult result)
        {
            switch (result)
            {
                case UnsealResult.NotSealed:
                    return CommandAnswers.Refuse(context, ReplyCode.WrongState, "The device is not sealed.");
                case UnsealResult.NotAvailable:
                    return CommandAnswers.Refuse(
                        context,
                        ReplyCode.Unavailable,
                        "This board cannot verify a token. The flasher's full erase is the only way to unseal it.");
                case UnsealResult.NoFactoryKey:
                    return CommandAnswers.Refuse(
                        context,
                        ReplyCode.WrongState,
                        "No factory.key was set before sealing. The flasher's full erase is the only way.");
                case UnsealResult.Malformed:
                    return CommandAnswers.RefuseBecause(
                        context, "malformed", "That is no token: it is a signature of 64 bytes in base64.");
                case UnsealResult.StoreFailed:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.StoreFailed, "The store failed; the device is still sealed.");
                default:
                    return CommandAnswers.RefuseBecause(
                        context,
                        "token",
                        "The token is for another device or challenge, or of another key. See: factory challenge");
            }
        }
    }
}
