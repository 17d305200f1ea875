using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SipPhone.Board.Host
{
    // Both ends of a pseudo-terminal (POSIX: posix_openpt, whose device is opened by its name, so that children do not
    // inherit it). Raw: no echo, no line editing, no signals; the phone does all that itself. Invariants: the end that
    // terminal programs open is kept open here too, so that one that leaves does not hang the line up, and what it did
    // to the settings of the line stays; after Dispose every call ends within PollMs by an exception.

    /// <summary>The phone's end of a pseudo-terminal.</summary>
    internal sealed class PseudoTerminal : IHostLine, IDisposable
    {
        private const string Multiplexer = "/dev/ptmx";
        private const int MaxNameBytes = 128;

        // How often a wait looks whether it is still wanted.
        private const int PollMs = 200;

        private readonly SafeFileHandle _master;
        private readonly SafeFileHandle _slave;

        /// <summary>Opens a new one.</summary>
        /// <exception cref="PlatformNotSupportedException">The system has none.</exception>
        /// <exception cref="IOException">The system gives none.</exception>
        internal PseudoTerminal()
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            {
                throw new PlatformNotSupportedException("this system has no pseudo-terminals");
            }

            _master = Open(Multiplexer, LibC.NonBlocking);
            LibC.Check(LibC.GrantTerminal(_master));
            LibC.Check(LibC.UnlockTerminal(_master));
            byte[] name = new byte[MaxNameBytes];
            LibC.Check(-LibC.TerminalName(_master, name, name.Length));
            Name = Encoding.UTF8.GetString(name.AsSpan(0, name.IndexOf((byte)0)));
            _slave = Open(Name, 0);
            RawTerminal.MakeRaw(_slave);
        }

        /// <summary>What a terminal program opens, such as <c>/dev/pts/3</c>.</summary>
        internal string Name { get; }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            while (true)
            {
                WaitFor(LibC.PollIn);
                int length = Moved(LibC.Read(_master, ref buffer[offset], end - offset));
                if (length > 0)
                {
                    return length;
                }
            }
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                WaitFor(LibC.PollOut);
                offset += Moved(LibC.Write(_master, ref buffer[offset], end - offset));
            }
        }

        /// <summary>Closes both ends.</summary>
        public void Dispose()
        {
            _slave.Dispose();
            _master.Dispose();
        }

        private static SafeFileHandle Open(string name, int flags)
        {
            SafeFileHandle opened = LibC.Open(
                name, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec | flags);
            LibC.Check(opened.IsInvalid ? -1 : 0);
            return opened;
        }

        // Returns early for any news, the closing of the other end too: the call that follows says what it was.
        private void WaitFor(short events)
        {
            bool isHeld = false;
            try
            {
                // Throws once disposed of; the descriptor is nobody else's meanwhile.
                _master.DangerousAddRef(ref isHeld);
                LibC.PollEntry entry = new() { Descriptor = (int)_master.DangerousGetHandle(), Events = events };
                _ = LibC.Poll(ref entry, 1, PollMs);
            }
            finally
            {
                if (isHeld)
                {
                    _master.DangerousRelease();
                }
            }
        }

        private static int Moved(nint result)
        {
            int error = Marshal.GetLastPInvokeError();
            if (result < 0 && error != LibC.ErrorAgain && error != LibC.ErrorInterrupted)
            {
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }

            return result < 0 ? 0 : (int)result;
        }
    }
}
