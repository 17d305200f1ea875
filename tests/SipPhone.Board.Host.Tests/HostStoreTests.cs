using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostStoreTests : StoreContract, IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sipphone-store-");

        protected override IStore Open()
        {
            return new HostStore(Path.Combine(_directory.FullName, "store"));
        }

        [Fact]
        public void Only_this_user_can_read_it()
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Skip("Windows has access lists instead");
                return;
            }

            Open().Write("password", [1], 0, 1);
            string store = Path.Combine(_directory.FullName, "store");
            const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(store));
            Assert.Equal(Mine, File.GetUnixFileMode(Path.Combine(store, "password")));
        }

        [Fact]
        public void A_write_that_was_cut_short_leaves_the_old_blob()
        {
            IStore store = Open();
            store.Write("a", Ascii.ToBytes("old"), 0, 3);

            // What a crash between writing and renaming leaves behind.
            string remains = Path.Combine(_directory.FullName, "store", "a.tmp");
            File.WriteAllText(remains, "ne");

            Assert.Equal("old", ReadText(Open(), "a"));
            Assert.Equal(3, Open().Write("a", Ascii.ToBytes("new"), 0, 3));
            Assert.Equal("new", ReadText(store, "a"));
            File.WriteAllText(remains, "secret");
            Assert.Equal(0, store.Delete("a"));
            Assert.False(File.Exists(remains));
        }

        [Fact]
        public void A_failed_write_leaves_the_old_blob()
        {
            IStore store = Open();
            store.Write("a", Ascii.ToBytes("old"), 0, 3);

            // A directory in the temporary file's place: the write cannot even start.
            Directory.CreateDirectory(Path.Combine(_directory.FullName, "store", "a.tmp"));

            Assert.Equal(HalResult.Failed, store.Write("a", Ascii.ToBytes("new"), 0, 3));
            Assert.Equal("old", ReadText(store, "a"));
        }

        public void Dispose()
        {
            _directory.Delete(recursive: true);
        }
    }
}
