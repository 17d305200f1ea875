using System.Runtime.InteropServices;
using SipPhone.Cli;

namespace SipPhone.Interop
{
    /// <summary><c>sipphone run</c> on a person's own terminal.</summary>
    public sealed class RunTerminalTests
    {
        private const int Columns = 100;
        private const int Rows = 30;
        private const string Prompt = "nf-sipphone> ";
        private const string CtrlC = "\u0003";
        private const string CtrlD = "\u0004";
        private const string Delete = "\u007f";
        private const string Up = "\u001b[A";

        [Fact]
        public async Task A_person_sets_up_a_phone_and_leaves()
        {
            using TemporaryDirectory settings = new();
            await using TmuxSession terminal = await StartAsync(settings.Path);

            // The prompt is there before a key is pressed.
            string screen = await terminal.WaitForAsync(PromptOnly, "a prompt");
            Assert.Contains("Settings in " + settings.Path, screen);
            Assert.Contains("Ctrl+D on an empty line", screen);

            await terminal.TypeAsync("sho sip.u\t");
            await terminal.WaitForAsync(Prompt + "sho sip.user");
            await terminal.TypeAsync(CtrlC);
            await terminal.WaitForAsync(PromptOnly, "a new prompt after Ctrl+C");

            await terminal.TypeAsync($"set sip.user alicf{Delete}e\r");
            await terminal.WaitForAsync("set sip.user alice\nnf-sipphone*>");
            await terminal.TypeAsync("set sip.domain example.com\r");
            await terminal.WaitForAsync("set sip.domain example.com\nnf-sipphone*>");
            await terminal.TypeAsync(Up + Up);
            await terminal.WaitForAsync("nf-sipphone*> set sip.user alice");
            await terminal.TypeAsync(CtrlC);
            await terminal.TypeAsync("apply\r");

            // Without anchors the phone says why it does not register, and the prompt comes after that.
            await terminal.WaitForAsync("anchor");
            await terminal.WaitForAsync(PromptOnly, "a prompt below the log");
            await terminal.TypeAsync("show sip.user\r");
            await terminal.WaitForAsync(text => CountOf(text, "alice") >= 2, "the user that was set");
            await AssertEndsAsync(terminal);
        }

        [Fact]
        public async Task After_a_reboot_it_is_the_same_terminal()
        {
            using TemporaryDirectory settings = new();
            await using TmuxSession terminal = await StartAsync(settings.Path);
            await terminal.WaitForAsync(PromptOnly, "a prompt");
            await terminal.TypeAsync("reboot\r");
            await terminal.WaitForAsync("(restart)");
            await terminal.TypeAsync("\r");
            await terminal.WaitForAsync(PromptOnly, "a prompt");
            await AssertEndsAsync(terminal);
        }

        private static async Task<TmuxSession> StartAsync(string settings)
        {
            // The dotnet that runs this: its runtime lies in shared/Microsoft.NETCore.App/VERSION beside it.
            string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
            string tool = typeof(CommandLineTool).Assembly.Location;
            string command =
                $"'{dotnet}' '{tool}' run --settings '{settings}'; echo \"left with $?\"; " +
                "stty -a | tr -s ' ;' '\\n' | grep -x -e -icanon -e icanon -e -echo -e echo; read -r wait";
            return await TmuxSession.StartAsync(command, Columns, Rows);
        }

        // And the shell gets its terminal back as it was.
        private static async Task AssertEndsAsync(TmuxSession terminal)
        {
            await terminal.TypeAsync(CtrlD);
            string screen = await terminal.WaitForAsync(
                text => text.Contains("left with") && text.Contains("\necho\n"), "the end");
            Assert.Contains("left with 0\nicanon\necho\n", screen);
        }

        private static bool PromptOnly(string screen)
        {
            return screen.TrimEnd('\n').EndsWith("\n" + Prompt.TrimEnd(), StringComparison.Ordinal);
        }

        private static int CountOf(string text, string part)
        {
            return text.Split(part).Length - 1;
        }
    }
}
