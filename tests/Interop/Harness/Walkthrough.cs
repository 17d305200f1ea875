namespace SipPhone.Interop
{
    // The README's commands as they stand there, block by block. A block is marked by a comment of its name before it.

    /// <summary>The walkthrough of README.md.</summary>
    internal static class Walkthrough
    {
        private const string Fence = "```\n";

        /// <summary>The lines of a block.</summary>
        /// <param name="name">Its name, as the comment before it tells.</param>
        internal static string[] Block(string name)
        {
            string readme = File.ReadAllText(FindReadme()).ReplaceLineEndings("\n");
            string mark = $"<!-- walkthrough: {name} -->\n{Fence}";
            int start = readme.IndexOf(mark, StringComparison.Ordinal);
            Assert.True(start >= 0, $"README.md has no block \"{name}\" in its walkthrough");
            start += mark.Length;
            int end = readme.IndexOf(Fence, start, StringComparison.Ordinal);
            return readme[start..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        private static string FindReadme()
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                string path = Path.Combine(folder.FullName, "README.md");
                if (File.Exists(path) && File.Exists(Path.Combine(folder.FullName, "nf-sipphone.sln")))
                {
                    return path;
                }
            }

            throw new FileNotFoundException("README.md is in no directory above the tests");
        }
    }
}
