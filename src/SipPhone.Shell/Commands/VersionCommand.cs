using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // What a station asks first. Invariant: it answers the same fields whether the console is locked or not, and none
    // of them is a secret.

    /// <summary><c>version</c>: what this is, and which device.</summary>
    internal sealed class VersionCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal VersionCommand()
            : base("version", "", "what this is: firmware, board, device")
        {
        }

        /// <inheritdoc/>
        public override bool RunsLocked
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            PhoneApplication application = context.Application;
            IDevice device = application.Board.Device;
            Reply reply = context.Reply;
            reply.Field("product", "nf-sipphone");
            reply.Number("protocol", ProductVersion.Protocol);
            reply.Field("firmware", ProductVersion.Text);
            reply.Field("board", device.BoardName, 0, device.BoardName.Length);
            reply.Field("device", device.Id, 0, device.Id.Length);
            byte[] serial = application.Settings.Copy(SettingId.DeviceSerial);
            if (serial != null)
            {
                reply.Field("serial", serial, 0, serial.Length);
            }

            reply.Flag("sealed", application.IsSealed);
            reply.Flag("locked", context.IsLocked);
            return Done;
        }
    }
}
