using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace SipPhone.EngineOnPc
{
    // Finds firmware/native's library, or has make build it at first use, once for all test processes. A person without
    // a C++ compiler or mbedTLS sees tests skipped with the packages to install; on CI that is a failure.

    /// <summary>The native engine as a library of this PC.</summary>
    public static class EngineLibrary
    {
        private const int BuildTimeoutMs = 5 * 60 * 1000;

        private static readonly Lazy<(string Path, string Problem)> Found = new(Find);

        /// <summary>Where it is; null when it cannot be had.</summary>
        public static string Path => Found.Value.Path;

        /// <summary>Why it cannot be had; null when it can.</summary>
        public static string Problem => Found.Value.Problem;

        /// <summary>Whether the mbedTLS that it was built with has TLS 1.3.</summary>
        public static bool HasTls13 => NativeCalls.SipPhoneNewestTlsVersion() == 0x0304;

        private static (string Path, string Problem) Find()
        {
            if (Environment.GetEnvironmentVariable("SIPPHONE_NATIVE_LIBRARY") is string given)
            {
                return File.Exists(given) ? (given, null) : (null, $"SIPPHONE_NATIVE_LIBRARY: {given} is not there");
            }

            if (!OperatingSystem.IsLinux())
            {
                return (null, "the native engine is built on Linux only");
            }

            string native = FindSources();
            if (native is null)
            {
                return (null, "the sources of the native engine are not above the tests");
            }

            // Test projects run at the same time, each in a process of its own.
            using Mutex building = new(false, "sipphone-native-library");
            try
            {
                if (!building.WaitOne(BuildTimeoutMs))
                {
                    return (null, "another process has been building the native engine for too long");
                }
            }
            catch (AbandonedMutexException)
            {
                // Who was building has died; make goes on from there.
            }

            try
            {
                return Build(native);
            }
            finally
            {
                building.ReleaseMutex();
            }
        }

        private static (string Path, string Problem) Build(string native)
        {
            ProcessStartInfo start = new("make", ["-s", "library"])
            {
                WorkingDirectory = native,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                using Process make = Process.Start(start);
                make.OutputDataReceived += static (_, _) => { };
                make.BeginOutputReadLine();
                string errors = make.StandardError.ReadToEnd();
                make.WaitForExit();
                return make.ExitCode == 0
                    ? (System.IO.Path.Combine(native, "obj", "library", "libsipphone_native.so"), null)
                    : (null, $"the native engine cannot be built (packages g++, make, libmbedtls-dev): {errors}");
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                return (null, $"make cannot be run (packages g++, make, libmbedtls-dev): {e.Message}");
            }
        }

        private static string FindSources()
        {
            for (DirectoryInfo at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                string native = System.IO.Path.Combine(at.FullName, "firmware", "native");
                if (File.Exists(System.IO.Path.Combine(native, "Makefile")))
                {
                    return native;
                }
            }

            return null;
        }
    }
}
