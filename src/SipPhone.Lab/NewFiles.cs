using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SipPhone.Board.Host;

namespace SipPhone.Lab
{
    // Files that are made together. Invariants: nothing that is there is changed; without Keep nothing is left; what is
    // secret was never readable for others.

    /// <summary>New files in one directory: all of them, or none.</summary>
    public sealed class NewFiles : IDisposable
    {
        private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        private const UnixFileMode OwnerWrites = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

        private readonly string _directory;
        private readonly List<string> _made = [];

        /// <summary>Makes the directory if there is none, then with rights for its owner only (0700).</summary>
        /// <param name="directory">Its path.</param>
        /// <exception cref="AuthorityFileException">It cannot be made.</exception>
        public NewFiles(string directory)
        {
            _directory = directory;
            try
            {
                if (OperatingSystem.IsWindows())
                {
                    Directory.CreateDirectory(directory);
                }
                else
                {
                    Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
                }
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new AuthorityFileException($"{directory} cannot be made: {FileProblem.Of(directory, e)}", e);
            }
        }

        /// <summary>Writes a file that is not there yet, and has it on the disk before this returns.</summary>
        /// <param name="name">Its name in the directory.</param>
        /// <param name="text">Its content, written in UTF-8.</param>
        /// <param name="isSecret">Whether its owner alone may read it (0600).</param>
        /// <returns>Its path.</returns>
        /// <exception cref="AuthorityFileException">It is there, or cannot be written.</exception>
        public string Write(string name, string text, bool isSecret = false)
        {
            string path = Path.Combine(_directory, name);
            if (Path.Exists(path))
            {
                throw new AuthorityFileException(
                    $"{path} is there already, and nothing is overwritten: move it away, or write elsewhere");
            }

            try
            {
                using FileStream stream = new(path, NewFile(isSecret));
                _made.Add(path);
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new AuthorityFileException($"{path} cannot be written: {FileProblem.Of(path, e)}", e);
            }

            return path;
        }

        /// <summary>The files are all there: they stay.</summary>
        public void Keep()
        {
            _made.Clear();
        }

        /// <summary>Takes away what was made, unless it was to be kept.</summary>
        public void Dispose()
        {
            foreach (string path in _made)
            {
                File.Delete(path);
            }

            _made.Clear();
        }

        private static FileStreamOptions NewFile(bool isSecret)
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = isSecret ? OwnerOnly : OwnerWrites;
            }

            return options;
        }
    }
}
