namespace SipPhone.Board.Host.Tests
{
    /// <summary>What is said of files and folders that cannot be used: never the platform's own words.</summary>
    public sealed class FileProblemTests : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sipphone-files-");

        private string File1 => Path.Combine(_folder.FullName, "file");

        public void Dispose() => _folder.Delete(recursive: true);

        [Fact]
        public void What_is_missing()
        {
            Says("there is no such file", File1, path => File.ReadAllText(path));
            string folder = Path.Combine(_folder.FullName, "none");
            Says($"there is no folder {folder}", Path.Combine(folder, "file"), path => File.ReadAllText(path));
            Says($"there is no folder {folder}", Path.Combine(folder, "file"), path => File.WriteAllText(path, ""));
            File.WriteAllText(File1, "");
            Says($"{File1} is a file, not a folder", Path.Combine(File1, "file"), path => File.ReadAllText(path));
        }

        [Fact]
        public void What_is_something_else()
        {
            Says("it is a folder", _folder.FullName, path => File.ReadAllText(path));
            File.WriteAllText(File1, "");
            Says("a file of that name is there", File1, path => Directory.CreateDirectory(path));
        }

        [Fact]
        public void What_another_program_has_open()
        {
            using FileStream held = new(File1, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            Exception locked = Says("another program has it open", File1, path => File.ReadAllText(path));
            Assert.True(FileProblem.IsLocked(locked));
            Assert.False(FileProblem.IsLocked(new FileNotFoundException()));
        }

        [Fact]
        public void Names_that_no_file_has()
        {
            Says("that is no name of a file", "a\0b", path => File.ReadAllText(path));
            Says("its name is too long", Path.Combine(_folder.FullName, new string('x', 300)), path =>
                File.WriteAllText(path, ""));
        }

        [Fact]
        public void A_full_disk()
        {
            if (!OperatingSystem.IsLinux())
            {
                Assert.Skip("/dev/full is Linux's");
                return;
            }

            Says("the disk is full", "/dev/full", path => File.WriteAllText(path, "x"));
        }

        [Fact]
        public void What_has_no_words_here_is_a_number()
        {
            Assert.Equal(
                "the system does not let it, error 5", FileProblem.Of(File1, new IOException("secret words", 5)));
            Assert.Equal("you have no right to it", FileProblem.Of(File1, new UnauthorizedAccessException()));
            Assert.False(FileProblem.Is(new InvalidOperationException()));
        }

        private static Exception Says(string words, string path, Action<string> action)
        {
            Exception exception = Assert.ThrowsAny<Exception>(() => action(path));
            Assert.True(FileProblem.Is(exception), exception.ToString());
            Assert.Equal(words, FileProblem.Of(path, exception));
            return exception;
        }
    }
}
