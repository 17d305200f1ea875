namespace SipPhone.Interop
{
    /// <summary>A server's directory for one test, gone with it.</summary>
    internal sealed class TemporaryDirectory : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sipphone-");

        internal string Path => _directory.FullName;

        /// <summary>The path of a file or socket in it.</summary>
        internal string PathOf(string name)
        {
            return System.IO.Path.Combine(Path, name);
        }

        /// <summary>Writes a file.</summary>
        /// <returns>Its path.</returns>
        internal string Write(string name, string content)
        {
            string path = PathOf(name);
            File.WriteAllText(path, content);
            return path;
        }

        public void Dispose()
        {
            _directory.Delete(recursive: true);
        }
    }
}
