namespace SipPhone.Lab.Tests
{
    public sealed class NewFilesTests : IDisposable
    {
        private readonly TempFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void All_are_there_in_the_end()
        {
            using (NewFiles files = new(_folder.PathOf("a/b")))
            {
                Assert.Equal(_folder.PathOf("a/b/one"), files.Write("one", "1"));
                files.Write("two", "2", isSecret: true);
                files.Keep();
            }

            Assert.Equal("1", File.ReadAllText(_folder.PathOf("a/b/one")));
            Assert.Equal("2", File.ReadAllText(_folder.PathOf("a/b/two")));
        }

        [Fact]
        public void None_is_left_when_one_cannot_be_written()
        {
            File.WriteAllText(_folder.PathOf("two"), "precious");
            using (NewFiles files = new(_folder.Path))
            {
                files.Write("one", "1");
                AuthorityFileException refused = Assert.Throws<AuthorityFileException>(() => files.Write("two", "2"));
                Assert.Contains("two is there already", refused.Message, StringComparison.Ordinal);
            }

            Assert.Equal([_folder.PathOf("two")], Directory.GetFileSystemEntries(_folder.Path));
            Assert.Equal("precious", File.ReadAllText(_folder.PathOf("two")));
        }

        [Fact]
        public void A_link_is_not_followed()
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "links want a right of their own there");
            File.CreateSymbolicLink(_folder.PathOf("one"), _folder.PathOf("elsewhere"));
            using NewFiles files = new(_folder.Path);
            Assert.Throws<AuthorityFileException>(() => files.Write("one", "1"));
            Assert.False(File.Exists(_folder.PathOf("elsewhere")));
        }

        [Fact]
        public void A_directory_that_cannot_be_made_is_named()
        {
            File.WriteAllText(_folder.PathOf("file"), "");
            AuthorityFileException refused = Assert.Throws<AuthorityFileException>(
                () => new NewFiles(_folder.PathOf("file/below")));
            Assert.Contains("cannot be made", refused.Message, StringComparison.Ordinal);
        }
    }
}
