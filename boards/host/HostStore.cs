using System;
using System.IO;
using System.Security;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Blobs as files in one directory, named like the blob. Invariant: a file under a blob's name is always a whole
    // blob, because a new one is written beside it, flushed to the disk, and then renamed over it. Names hold no dot,
    // so the temporary file's name is never a blob's.

    /// <summary>Named blobs as files in a directory that only this user can read.</summary>
    public sealed class HostStore : IStore
    {
        private const int MaxNameLength = 32;
        private const string TemporarySuffix = ".tmp";

        private readonly string _directory;

        /// <summary>Opens a store, and makes its directory if there is none.</summary>
        /// <param name="directory">The directory's path.</param>
        /// <exception cref="IOException">It cannot be made.</exception>
        /// <exception cref="UnauthorizedAccessException">It cannot be made for want of rights.</exception>
        public HostStore(string directory)
        {
            _directory = directory;
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(
                    directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            if (!IsName(name))
            {
                return HalResult.NotFound;
            }

            try
            {
                using FileStream file = File.OpenRead(PathOf(name));
                if (file.Length > end - offset)
                {
                    return HalResult.TooSmall;
                }

                int length = (int)file.Length;
                file.ReadExactly(buffer, offset, length);
                return length;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return HalResult.NotFound;
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                return HalResult.Failed;
            }
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            if (!IsName(name))
            {
                return HalResult.Failed;
            }

            string temporary = PathOf(name) + TemporarySuffix;
            try
            {
                using (FileStream file = new(temporary, TemporaryFileOptions()))
                {
                    file.Write(buffer, offset, end - offset);
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, PathOf(name), overwrite: true);
                return end - offset;
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                return HalResult.Failed;
            }
        }

        /// <inheritdoc/>
        public int Delete(string name)
        {
            if (!IsName(name))
            {
                return HalResult.NotFound;
            }

            try
            {
                string path = PathOf(name);
                bool isThere = File.Exists(path);
                File.Delete(path);

                // What a crash in the middle of a write left behind may hold the secret that is to go.
                File.Delete(path + TemporarySuffix);
                return isThere ? 0 : HalResult.NotFound;
            }
            catch (DirectoryNotFoundException)
            {
                return HalResult.NotFound;
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                return HalResult.Failed;
            }
        }

        private static FileStreamOptions TemporaryFileOptions()
        {
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }

        private static bool IsName(string name)
        {
            return name.Length is >= 1 and <= MaxNameLength
                && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;
        }

        private static bool IsPlatformError(Exception e)
        {
            return e is IOException or UnauthorizedAccessException or SecurityException;
        }

        private string PathOf(string name)
        {
            return Path.Combine(_directory, name);
        }
    }
}
