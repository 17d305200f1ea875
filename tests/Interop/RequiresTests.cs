namespace SipPhone.Interop
{
    /// <summary>A missing server skips on a person's machine, fails on CI, and the package is named in both.</summary>
    public sealed class RequiresTests
    {
        private const string Missing = "sipphone-no-such-server";

        [Fact]
        public void What_is_missing_fails_on_CI()
        {
            string message = EndOf<Xunit.Sdk.FailException>(isCi: true);
            Assert.Contains("Debian package the-package", message, StringComparison.Ordinal);
        }

        [Fact]
        public void What_is_missing_is_skipped_elsewhere()
        {
            string message = EndOf<Xunit.Sdk.SkipException>(isCi: false);
            Assert.Contains("Debian package the-package", message, StringComparison.Ordinal);
        }

        [Fact]
        public void What_is_in_the_path_is_found_there()
        {
            using TemporaryDirectory directory = new();
            string path = directory.Write("server", string.Empty);

            Assert.Equal(path, Requires.Command("server", "any", isCi: true, $"/nowhere::{directory.Path}"));
        }

        // By hand: the library's own helpers let the exception that skips a test pass.
        private static string EndOf<TException>(bool isCi)
            where TException : Exception
        {
            try
            {
                Requires.Command(Missing, "the-package", isCi, "/usr/bin");
            }
            catch (Exception e) when (e is not TException)
            {
                Assert.Fail($"ended with {e}");
            }
            catch (TException e)
            {
                return e.Message;
            }

            Assert.Fail("found what is not there");
            return string.Empty;
        }
    }
}
