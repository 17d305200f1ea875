using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SipPhone.Board.Host
{
    // The few calls of POSIX that .NET has no door to. None of them is variadic as we call it, and no structure whose
    // layout differs between systems is looked into, so that the same declarations hold on Linux and on macOS.

    /// <summary>Terminals of the platform, Linux and macOS.</summary>
    internal static class LibC
    {
        /// <summary>More than any system's <c>struct termios</c>, which stays a closed box here.</summary>
        internal const int TermiosBytes = 256;

        internal const int ReadWrite = 2;
        internal const int SetNow = 0;
        internal const short PollIn = 1;
        internal const short PollOut = 4;
        internal const int ErrorInterrupted = 4;

        // The numbers differ: O_NOCTTY, O_NONBLOCK and O_CLOEXEC, and EAGAIN.
        internal static readonly int NoControllingTerminal = OperatingSystem.IsMacOS() ? 0x20000 : 0x100;
        internal static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
        internal static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
        internal static readonly int ErrorAgain = OperatingSystem.IsMacOS() ? 35 : 11;

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        internal static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "read", SetLastError = true)]
        internal static extern nint Read(SafeFileHandle descriptor, ref byte buffer, nint length);

        [DllImport("libc", EntryPoint = "write", SetLastError = true)]
        internal static extern nint Write(SafeFileHandle descriptor, ref byte buffer, nint length);

        [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
        internal static extern int Poll(ref PollEntry entry, nuint count, int timeoutMs);

        [DllImport("libc", EntryPoint = "grantpt", SetLastError = true)]
        internal static extern int GrantTerminal(SafeFileHandle master);

        [DllImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
        internal static extern int UnlockTerminal(SafeFileHandle master);

        [DllImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
        internal static extern int TerminalName(SafeFileHandle master, byte[] name, nint length);

        [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
        internal static extern int GetAttributes(SafeFileHandle terminal, byte[] termios);

        [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
        internal static extern int SetAttributes(SafeFileHandle terminal, int when, byte[] termios);

        [DllImport("libc", EntryPoint = "cfmakeraw")]
        internal static extern void MakeRaw(byte[] termios);

        /// <summary>Turns a result below 0 into an exception.</summary>
        /// <param name="result">What a call returned.</param>
        /// <exception cref="IOException">It failed; the message is the system's.</exception>
        internal static void Check(int result)
        {
            if (result < 0)
            {
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }
        }

        /// <summary><c>struct pollfd</c>, the same everywhere.</summary>
        [StructLayout(LayoutKind.Sequential)]
        internal struct PollEntry
        {
            internal int Descriptor;
            internal short Events;
            internal short ReturnedEvents;
        }
    }
}
