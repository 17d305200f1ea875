using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary><c>sipphone register</c> as a process of its own, which stays registered.</summary>
    internal sealed partial class PhoneProcess : IAsyncDisposable
    {
        private const int SigTerm = 15;

        private readonly ServerProcess _process;

        private PhoneProcess(ServerProcess process)
        {
            _process = process;
        }

        /// <summary>Starts one, and waits until it is registered.</summary>
        internal static async Task<PhoneProcess> StartAsync(string[] arguments)
        {
            (ServerProcess process, _) = await ServerProcess.StartAsync(
                ToolRun.Dotnet, [ToolRun.Assembly, .. arguments], new TemporaryDirectory(), RegisteredLine());
            return new PhoneProcess(process);
        }

        /// <summary>Asks it to end, as a service manager does.</summary>
        /// <returns>Its exit code.</returns>
        internal async Task<int> EndAsync()
        {
            Assert.Equal(0, Kill(_process.Id, SigTerm));
            return await _process.AwaitExitAsync();
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        [GeneratedRegex("\"step\":\"registered\",\"ok\":true")]
        private static partial Regex RegisteredLine();

        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        private static extern int Kill(int processId, int signal);
    }
}
