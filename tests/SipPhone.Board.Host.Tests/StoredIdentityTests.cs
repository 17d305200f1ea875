using SipPhone.Core.Hal;
using SipPhone.Settings.Trust;
using SipPhone.TestSupport;

namespace SipPhone.Board.Host.Tests
{
    public sealed class StoredIdentityTests : DeviceIdentityContract
    {
        protected override IDeviceIdentity Create(byte[]? key, params byte[][] certificates)
        {
            DeviceIdentity identity = new(new MemoryStore(), new HostClock());
            if (key is not null)
            {
                identity.Begin();
                foreach (byte[] certificate in certificates)
                {
                    Assert.Equal(IdentityResult.Ok, identity.AddCertificate(certificate, 0, certificate.Length));
                }

                Assert.Equal(IdentityResult.Ok, identity.SetPrivateKey(key, 0, key.Length));
                Assert.Equal(IdentityResult.Ok, identity.Commit());
            }

            return identity;
        }
    }
}
