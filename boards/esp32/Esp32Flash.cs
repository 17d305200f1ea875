using System;
using System.IO;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // Files of the image's LittleFS. File I/O stops all managed threads while it lasts, tens of milliseconds for an
    // erased block. The image has one number for every failure and no count of free octets, so a full file system is
    // Failed here, never Full.
    // Invariant: every stream is closed, whatever happens.

    /// <summary>Named files in a directory of the board's file system.</summary>
    public sealed class Esp32Flash : IFlash
    {
        /// <summary>The root of the file system in the chip's own flash.</summary>
        public const string InternalRoot = "I:\\";

        private readonly string _root;

        /// <summary>Makes one; the directory must exist.</summary>
        /// <param name="root">The directory with its last backslash, such as <see cref="InternalRoot"/>.</param>
        public Esp32Flash(string root)
        {
            _root = root;
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            FileStream file = null;
            try
            {
                string path = _root + name;
                if (!File.Exists(path))
                {
                    return HalResult.NotFound;
                }

                file = new FileStream(path, FileMode.Open, FileAccess.Read);
                return ReadAll(file, buffer, offset, end);
            }
            catch (Exception)
            {
                return HalResult.Failed;
            }
            finally
            {
                Close(file);
            }
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            FileStream file = null;
            try
            {
                file = new FileStream(_root + name, FileMode.Create, FileAccess.Write);
                file.Write(buffer, offset, end - offset);
                file.Flush();
                file.Close();
                file = null;
                return end - offset;
            }
            catch (Exception)
            {
                return HalResult.Failed;
            }
            finally
            {
                Close(file);
            }
        }

        /// <inheritdoc/>
        public int Delete(string name)
        {
            try
            {
                string path = _root + name;
                if (!File.Exists(path))
                {
                    return HalResult.NotFound;
                }

                File.Delete(path);
                return 0;
            }
            catch (Exception)
            {
                return HalResult.Failed;
            }
        }

        private static int ReadAll(FileStream file, byte[] buffer, int offset, int end)
        {
            if (file.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            int length = (int)file.Length;
            int done = 0;
            while (done < length)
            {
                int count = file.Read(buffer, offset + done, length - done);
                if (count <= 0)
                {
                    return HalResult.Failed;
                }

                done += count;
            }

            return length;
        }

        private static void Close(FileStream file)
        {
            try
            {
                if (file != null)
                {
                    file.Close();
                }
            }
            catch (Exception)
            {
                // What was to be told is told already.
            }
        }
    }
}
