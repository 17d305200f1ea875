using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SipPhone.Board.Host
{
    // The terminal that the process was started from, while the phone's own line editor has it: no echo, no lines, no
    // signals from keys. Invariant: the terminal gets back what it had, however the process ends in good order.

    /// <summary>Standard input's terminal in raw mode, until it is disposed of or the process ends.</summary>
    public sealed class RawTerminal : IDisposable
    {
        private readonly SafeFileHandle _terminal;
        private readonly byte[] _former;

        private RawTerminal(SafeFileHandle terminal, byte[] former)
        {
            _terminal = terminal;
            _former = former;
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }

        /// <summary>Puts the terminal of standard input into raw mode.</summary>
        /// <returns>What restores it; null when standard input is no terminal.</returns>
        /// <exception cref="PlatformNotSupportedException">It is a terminal of Windows.</exception>
        /// <exception cref="IOException">The system refuses.</exception>
        public static RawTerminal? OfStandardInput()
        {
            if (Console.IsInputRedirected)
            {
                return null;
            }

            if (OperatingSystem.IsWindows())
            {
                throw new PlatformNotSupportedException("a terminal of Windows cannot be the phone's console");
            }

            SafeFileHandle terminal = new(0, ownsHandle: false);
            return new RawTerminal(terminal, MakeRaw(terminal));
        }

        /// <summary>Gives the terminal back.</summary>
        public void Dispose()
        {
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            _ = LibC.SetAttributes(_terminal, LibC.SetNow, _former);
        }

        /// <summary>Puts any terminal into raw mode.</summary>
        /// <param name="terminal">Its descriptor.</param>
        /// <returns>The attributes that it had.</returns>
        /// <exception cref="IOException">The system refuses.</exception>
        internal static byte[] MakeRaw(SafeFileHandle terminal)
        {
            byte[] attributes = new byte[LibC.TermiosBytes];
            LibC.Check(LibC.GetAttributes(terminal, attributes));
            byte[] former = (byte[])attributes.Clone();
            LibC.MakeRaw(attributes);
            LibC.Check(LibC.SetAttributes(terminal, LibC.SetNow, attributes));
            return former;
        }

        private void OnProcessExit(object? sender, EventArgs e)
        {
            Dispose();
        }
    }
}
