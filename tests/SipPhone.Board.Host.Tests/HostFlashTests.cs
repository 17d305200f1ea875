using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostFlashTests : FlashContract, IDisposable
    {
        private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("sipphone-flash-");

        private string FlashDirectory => Path.Combine(_parent.FullName, "flash");

        protected override IFlash Open()
        {
            return new HostFlash(FlashDirectory, CapacityBytes);
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
            const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(FlashDirectory));
            Assert.Equal(Mine, File.GetUnixFileMode(Path.Combine(FlashDirectory, "password")));
        }

        [Fact]
        public void What_the_platform_refuses_is_told()
        {
            IFlash flash = Open();
            Directory.CreateDirectory(Path.Combine(FlashDirectory, "a"));
            Assert.Equal(HalResult.Failed, flash.Write("a", [1], 0, 1));
            Assert.Equal(HalResult.Failed, flash.Read("a", new byte[1], 0, 1));
        }

        [Fact]
        public void A_directory_that_went_away_is_told()
        {
            IFlash flash = Open();
            Directory.Delete(FlashDirectory);
            Assert.Equal(HalResult.Failed, flash.Write("a", [1], 0, 1));
            Assert.Equal(HalResult.NotFound, flash.Read("a", new byte[1], 0, 1));
            Assert.Equal(HalResult.NotFound, flash.Delete("a"));
        }

        public void Dispose()
        {
            _parent.Delete(recursive: true);
        }
    }
}
