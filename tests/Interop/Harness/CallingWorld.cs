using SipPhone.Core.Hal;
using SipPhone.Phone;

namespace SipPhone.Interop
{
    /// <summary>A Kamailio, the DNS that leads to it, and our phone, registered there.</summary>
    internal sealed class CallingWorld : IAsyncDisposable
    {
        private readonly KnotServer _knot;

        private CallingWorld(KamailioServer kamailio, KnotServer knot, SkippingPhone phone)
        {
            Kamailio = kamailio;
            _knot = knot;
            Phone = phone;
        }

        internal KamailioServer Kamailio { get; }

        internal SkippingPhone Phone { get; }

        internal CallLog Log => Phone.Log;

        internal static async Task<CallingWorld> StartAsync()
        {
            return await StartAsync(new KamailioOptions());
        }

        internal static async Task<CallingWorld> StartAsync(KamailioOptions options, ISecureChannel? channel = null)
        {
            KamailioServer kamailio = await KamailioServer.StartAsync(options);
            KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            CallingWorld world = new(kamailio, knot, new SkippingPhone(knot.Port, channel));
            world.Phone.Start();
            world.Phone.RunUntil(PhoneState.Registered);
            return world;
        }

        public async ValueTask DisposeAsync()
        {
            await Phone.DisposeAsync();
            await _knot.DisposeAsync();
            await Kamailio.DisposeAsync();
        }
    }
}
