using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>Slots on a PC's files are a store.</summary>
    public sealed class SlotStoreOnHostFlashTests : StoreContract, IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sipphone-store-");

        protected override IStore Open()
        {
            return new SlotStore(new HostFlash(_directory.FullName));
        }

        public void Dispose()
        {
            _directory.Delete(recursive: true);
        }
    }
}
