namespace SipPhone.Interop
{
    // What differs from a person's: sipphone is the one that was built for these tests, and the lab's ports are free
    // ones, so that nothing else on the machine is in the way.

    /// <summary>A shell in a terminal, in which somebody types what the README says.</summary>
    internal sealed class Shell : IAsyncDisposable
    {
        private const int Columns = 160;
        private const int Rows = 60;

        // The walkthrough's, which are the lab's usual ones.
        private const string DnsPort = "5300";

        private readonly int _dnsPort;

        private Shell(TmuxSession terminal, int dnsPort)
        {
            Terminal = terminal;
            _dnsPort = dnsPort;
        }

        internal TmuxSession Terminal { get; }

        /// <summary>Starts one.</summary>
        /// <param name="directory">Where it starts.</param>
        /// <param name="dnsPort">The port that the lab's DNS server has here.</param>
        internal static async Task<Shell> StartAsync(TemporaryDirectory directory, int dnsPort)
        {
            string rules = directory.Write(
                "bashrc",
                $"PS1='$ '\nHISTFILE=\nsipphone() {{ '{ToolRun.Dotnet}' '{ToolRun.Assembly}' \"$@\"; }}\n");
            string command = $"cd '{directory.Path}'; exec bash --rcfile '{rules}'";
            TmuxSession terminal = await TmuxSession.StartAsync(command, Columns, Rows);
            return new Shell(terminal, dnsPort);
        }

        /// <summary>Types the lines of a block one after another, but those that build the tool and find it.</summary>
        /// <param name="block">The block's name.</param>
        /// <param name="change">Makes a line fit; null for none to be changed.</param>
        internal async Task EnterBlockAsync(string block, Func<string, string>? change = null)
        {
            foreach (string line in Walkthrough.Block(block))
            {
                bool isForPeople = line.StartsWith("dotnet build ", StringComparison.Ordinal)
                    || line.StartsWith("PATH=", StringComparison.Ordinal);
                if (!isForPeople)
                {
                    await Terminal.EnterAsync(Fit(change is null ? line : change(line)));
                }
            }
        }

        /// <summary>Writes a block into a file.</summary>
        internal void WriteBlock(string block, string path)
        {
            File.WriteAllLines(path, Walkthrough.Block(block).Select(Fit));
        }

        public ValueTask DisposeAsync()
        {
            return Terminal.DisposeAsync();
        }

        private string Fit(string line)
        {
            return line.Replace($"127.0.0.1:{DnsPort}", $"127.0.0.1:{_dnsPort}", StringComparison.Ordinal);
        }
    }
}
