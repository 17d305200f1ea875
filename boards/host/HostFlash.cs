using System;
using System.IO;
using System.Security;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Files in one directory, written in place as a device's file system may do it; what makes blobs of them that no
    // power cut tears is SlotStore. Invariant: only names that IFlash allows are ever made into paths.

    /// <summary>Named files in a directory that only this user can read.</summary>
    public sealed class HostFlash : IFlash
    {
        /// <summary>What a device's file system has at least, in octets.</summary>
        public const int DefaultCapacityBytes = 64 * 1024;

        private const int MaxNameLength = 36;

        // ENOSPC of Linux and macOS, ERROR_DISK_FULL of Windows: the low 16 bits of an IOException's HResult.
        private const int NoSpaceUnix = 28;
        private const int NoSpaceWindows = 112;

        private readonly string _directory;
        private readonly int _capacityBytes;

        /// <summary>Opens a directory, and makes it if there is none.</summary>
        /// <param name="directory">The directory's path; all files in it count.</param>
        /// <param name="capacityBytes">How many octets all files together may have.</param>
        /// <exception cref="IOException">It cannot be made.</exception>
        /// <exception cref="UnauthorizedAccessException">It cannot be made for want of rights.</exception>
        public HostFlash(string directory, int capacityBytes = DefaultCapacityBytes)
        {
            _directory = directory;
            _capacityBytes = capacityBytes;
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

            try
            {
                if (end - offset > _capacityBytes - CountOctetsBeside(name))
                {
                    return HalResult.Full;
                }

                using FileStream file = new(PathOf(name), NewFileOptions());
                file.Write(buffer, offset, end - offset);
                file.Flush(flushToDisk: true);
                return end - offset;
            }
            catch (Exception e) when (IsPlatformError(e))
            {
                return (e.HResult & 0xFFFF) is NoSpaceUnix or NoSpaceWindows ? HalResult.Full : HalResult.Failed;
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

        private static FileStreamOptions NewFileOptions()
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
            return name.Length is >= 1 and <= MaxNameLength && name[0] != '.'
                && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-.") < 0;
        }

        private static bool IsPlatformError(Exception e)
        {
            return e is IOException or UnauthorizedAccessException or SecurityException;
        }

        private string PathOf(string name)
        {
            return Path.Combine(_directory, name);
        }

        private long CountOctetsBeside(string name)
        {
            long octets = 0;
            foreach (FileInfo file in new DirectoryInfo(_directory).EnumerateFiles())
            {
                octets += file.Name == name ? 0 : file.Length;
            }

            return octets;
        }
    }
}
