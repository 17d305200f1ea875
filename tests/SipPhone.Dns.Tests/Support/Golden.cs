namespace SipPhone.Dns.Tests.Support;

/// <summary>Answers that Knot DNS gave, captured by Golden/capture.py.</summary>
internal static class Golden
{
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.hex").Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static byte[] Read(string name) =>
        Convert.FromHexString(string.Concat(
            File.ReadLines(Path.Combine(Folder, name + ".hex")).Where(line => !line.StartsWith('#'))));

    /// <summary>The answer as it would have come to this question: with its id and its letter case.</summary>
    public static byte[] ReadFor(Asked asked, string name)
    {
        byte[] octets = Read(name);
        octets[0] = (byte)(asked.Id >> 8);
        octets[1] = (byte)asked.Id;
        Assert.Equal(Support.Names.Text(octets, 12), Support.Names.Text(asked.Question, 0), ignoreCase: true);
        asked.Question.CopyTo(octets, 12);
        return octets;
    }
}
