using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Commands
{
    // Presses keys, one after another, RFC 4733. Invariant: all of them are keys before the first is pressed; one that
    // the call does not take now is pressed a little later, for as long as it is worth it.

    /// <summary><c>dtmf</c>: presses keys in the active call.</summary>
    internal sealed class DtmfCommand : NamedCommand
    {
        private const int PressMs = Digits.DurationMs + 40;
        private const int GiveUpMs = 2000;

        private long _giveUpMs;

        /// <summary>Makes one.</summary>
        internal DtmfCommand()
            : base("dtmf", "KEYS", "press keys in the active call: 0-9 * # A-D")
        {
        }

        // A code for a door or a mailbox is a secret.
        /// <inheritdoc/>
        public override bool HoldsSecret(ShellContext context)
        {
            return true;
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount != 1 || !AreKeys(context))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            SipPhone.Phone.Phone phone = context.Application.Phone;
            Call call = phone == null ? null : phone.Calls.ActiveCall;
            if (call == null)
            {
                return CommandAnswers.Refuse(context, ReplyCode.WrongState, "There is no active call.");
            }

            _giveUpMs = step == 0 ? nowMs + GiveUpMs : _giveUpMs;
            int at = context.OffsetOf(0) + step;
            SipResult result = call.SendDigit(Digits.CodeOf(context.Arguments[at]), nowMs);
            if (result == SipResult.Ok)
            {
                _giveUpMs = nowMs + GiveUpMs;
                step++;
            }
            else if (result != SipResult.WrongState || nowMs >= _giveUpMs)
            {
                return CallChoice.Answer(context, call, result);
            }

            if (context.OffsetOf(0) + step == context.EndOf(0))
            {
                CallList.WriteFields(context.Reply, call);
                return Done;
            }

            context.WaitUntil(nowMs + PressMs);
            return step;
        }

        private static bool AreKeys(ShellContext context)
        {
            bool areKeys = context.EndOf(0) > context.OffsetOf(0);
            for (int i = context.OffsetOf(0); i < context.EndOf(0); i++)
            {
                areKeys = areKeys && Digits.CodeOf(context.Arguments[i]) >= 0;
            }

            return areKeys;
        }
    }
}
