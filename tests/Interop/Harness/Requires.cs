using SipPhone.EngineOnPc;

namespace SipPhone.Interop
{
    // These tests speak with servers that a machine may lack. A person without them sees tests skipped, with the
    // package to install; CI installs the packages, so there a missing one is a defect of CI and fails.

    /// <summary>What a test needs of the machine.</summary>
    internal static class Requires
    {
        // Debian keeps servers here, and only root's PATH has it.
        private const string ServerDirectory = "/usr/sbin";

        // Debian keeps what is compiled in one directory an architecture below this one.
        private const string LibraryDirectory = "/usr/lib";

        private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

        /// <summary>
        /// Finds a command; without it the test ends here: skipped, or failed where the environment has CI=true.
        /// </summary>
        /// <param name="name">The command's name.</param>
        /// <param name="package">The Debian package that has it.</param>
        /// <returns>Its path.</returns>
        internal static string Command(string name, string package)
        {
            return Command(name, package, IsCi, Environment.GetEnvironmentVariable("PATH") ?? string.Empty);
        }

        /// <summary>The same, told what the environment says.</summary>
        /// <param name="name">The command's name.</param>
        /// <param name="package">The Debian package that has it.</param>
        /// <param name="isCi">Whether its absence is a failure.</param>
        /// <param name="searchPath">Directories to look in, as PATH has them.</param>
        /// <returns>Its path.</returns>
        internal static string Command(string name, string package, bool isCi, string searchPath)
        {
            string[] directories = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            foreach (string directory in directories.Append(ServerDirectory))
            {
                string path = Path.Combine(directory, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }

            EndTest(name, package, isCi);
            return string.Empty;
        }

        /// <summary>Looks for a library; without it the test ends here, like without a command.</summary>
        /// <param name="path">Its path below the directory of an architecture.</param>
        /// <param name="package">The Debian package that has it.</param>
        internal static void Library(string path, string package)
        {
            string[] directories = Directory.Exists(LibraryDirectory) ? Directory.GetDirectories(LibraryDirectory) : [];
            if (!directories.Any(directory => File.Exists(Path.Combine(directory, path))))
            {
                EndTest(path, package, IsCi);
            }
        }

        /// <summary>Looks for the native engine; without it the test ends here, like without a command.</summary>
        internal static void NativeEngine()
        {
            if (EngineLibrary.Problem is string problem)
            {
                EndTest(problem, IsCi);
            }
        }

        private static void EndTest(string name, string package, bool isCi)
        {
            EndTest($"{name} is not installed; it is in the Debian package {package}", isCi);
        }

        private static void EndTest(string message, bool isCi)
        {
            if (isCi)
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }
    }
}
