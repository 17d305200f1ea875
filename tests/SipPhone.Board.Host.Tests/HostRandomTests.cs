using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostRandomTests : RandomContract
    {
        protected override IRandom Create()
        {
            return new HostRandom();
        }
    }
}
