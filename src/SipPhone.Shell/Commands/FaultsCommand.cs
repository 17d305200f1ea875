using SipPhone.Core;
using SipPhone.Shell.Application;
using SipPhone.Shell.Faults;

namespace SipPhone.Shell.Commands
{
    // What made the device start anew without being asked to, the newest last. Invariant: the ring is held while the
    // command is at work only.

    /// <summary><c>faults</c>: shows or forgets the faults that the store has.</summary>
    internal sealed class FaultsCommand : NamedCommand
    {
        private const int Confirming = 1;
        private const int Listing = 2;

        // While a list is being written only.
        private FaultRing _ring;

        /// <summary>Makes one.</summary>
        internal FaultsCommand()
            : base("faults", "[clear]", "what made the device start anew; three in five minutes lead to safe mode")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "clear"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            switch (step)
            {
                case 0:
                    return Begin(context);
                case Confirming:
                    return Clear(context);
                default:
                    return List(context, step);
            }
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            _ring = null;
        }

        private int Begin(ShellContext context)
        {
            if (context.ArgumentCount == 1 && context.IsArgument(0, "clear"))
            {
                context.WaitForLine(LineKind.Confirmation, "Forget all faults?");
                return Confirming;
            }

            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            _ring = new FaultRing(context.Application.Board.Store);
            context.Reply.Flag("safe-mode", context.Application.Mode == StartMode.SafeMode);
            context.Reply.Number("count", _ring.Total);
            context.Reply.BeginList("faults");
            return Listing;
        }

        private static int Clear(ShellContext context)
        {
            if (!context.IsYes)
            {
                return CommandAnswers.Refuse(context, ReplyCode.Cancelled, "Nothing was changed.");
            }

            return FaultRing.Clear(context.Application.Board.Store) < 0
                ? CommandAnswers.RefuseStore(context, false)
                : Done;
        }

        private int List(ShellContext context, int step)
        {
            int index = step - Listing;
            if (index == _ring.Count)
            {
                context.Reply.EndList();
                if (index == 0)
                {
                    context.Reply.Line("There are none.");
                }

                _ring = null;
                return Done;
            }

            Reply reply = context.Reply;
            reply.BeginItem(true);
            reply.Number("uptime", _ring.UptimeSeconds(index));
            WriteTime(reply, _ring.UnixSeconds(index));
            reply.Field("kind", FaultKinds.Name(_ring.Kind(index)));
            reply.Field("text", _ring.Buffer, _ring.TextStart(index), _ring.TextEnd(index));
            reply.EndItem();
            return step + 1;
        }

        private static void WriteTime(Reply reply, long unixSeconds)
        {
            if (unixSeconds == 0)
            {
                reply.Field("time", reply.IsMachine ? null : "(clock not set)");
                return;
            }

            ByteWriter text = reply.BeginText("time");
            UtcTime.Write(text, unixSeconds);
            reply.EndText();
        }
    }
}
