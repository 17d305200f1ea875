namespace SipPhone.Lab.Tests
{
    /// <summary>A folder of a test's own, gone with it.</summary>
    internal sealed class TempFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("sipphone-lab-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);

        public string PathOf(string name) => System.IO.Path.Combine(Path, name);
    }
}
