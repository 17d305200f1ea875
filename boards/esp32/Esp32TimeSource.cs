using nanoFramework.Networking;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    /// <summary>The image's own SNTP client, which looks its server up and asks it beside the managed code.</summary>
    public sealed class Esp32TimeSource : ITimeSource
    {
        /// <inheritdoc/>
        public void Start(byte[] server)
        {
            // The image starts it with servers of its own as soon as there is an address.
            Sntp.Stop();
            Sntp.Server1 = Ascii.ToText(server, 0, server.Length);
            Sntp.Start();
        }
    }
}
