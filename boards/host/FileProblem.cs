using System;
using System.IO;

namespace SipPhone.Board.Host
{
    // The platform's own texts say "Could not find file" of what was to be written, and "Access is denied" of a folder.
    // Numbers are those of Linux and Windows.

    /// <summary>Says in plain words why a file or folder could not be read or written.</summary>
    public static class FileProblem
    {
        private const int Locked = 11;
        private const int Exists = 17;
        private const int DiskFull = 28;
        private const int ReadOnly = 30;
        private const int WindowsLocked = 0x20;
        private const int WindowsExists = 0x50;
        private const int WindowsDiskFull = 0x70;

        /// <summary>Tells whether an exception is the platform's answer to a path.</summary>
        /// <param name="e">The exception.</param>
        /// <returns>True when <see cref="Of"/> has words for it.</returns>
        public static bool Is(Exception e)
        {
            return e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
        }

        /// <summary>Tells whether it is that another program has the file open.</summary>
        /// <param name="e">The exception.</param>
        /// <returns>True when it is.</returns>
        public static bool IsLocked(Exception e)
        {
            return e is IOException && (e.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? WindowsLocked : Locked);
        }

        /// <summary>Says why.</summary>
        /// <param name="path">The file or folder.</param>
        /// <param name="e">What the platform threw.</param>
        /// <returns>A clause in lower case without a full stop, for behind a colon.</returns>
        public static string Of(string path, Exception e)
        {
            return e switch
            {
                FileNotFoundException or DirectoryNotFoundException => WhatIsMissing(path),
                UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
                UnauthorizedAccessException => "you have no right to it",
                PathTooLongException => "its name is too long",
                ArgumentException or NotSupportedException => "that is no name of a file",
                _ when IsLocked(e) => "another program has it open",
                _ => OfNumber(OperatingSystem.IsWindows(), e.HResult & 0xFFFF),
            };
        }

        private static string WhatIsMissing(string path)
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            return folder is null || Directory.Exists(folder) ? "there is no such file"
                : File.Exists(folder) ? $"{folder} is a file, not a folder"
                : $"there is no folder {folder}";
        }

        private static string OfNumber(bool isWindows, int number)
        {
            return (isWindows, number) switch
            {
                (false, Exists) or (true, WindowsExists) => "a file of that name is there",
                (false, DiskFull) or (true, WindowsDiskFull) => "the disk is full",
                (false, ReadOnly) => "its disk is read-only",
                _ => $"the system does not let it, error {number}",
            };
        }
    }
}
