namespace SipPhone.Interop
{
    /// <summary><c>sipphone run</c> on a person's own terminal.</summary>
    public sealed class RunTerminalTests
    {
        private const int Columns = 100;
        private const int Rows = 30;
        private const string Prompt = "nf-sipphone> ";

        [Fact]
        public async Task A_person_sets_up_a_phone_and_leaves()
        {
            using TemporaryDirectory settings = new();
            await using TmuxSession terminal = await StartAsync(settings.Path);

            // The prompt is there before a key is pressed.
            string screen = await terminal.WaitForAsync(PromptOnly, "a prompt");
            Assert.Contains("Settings in " + settings.Path, screen);
            Assert.Contains("Ctrl+D on an empty line", screen);

            await terminal.TypeAsync("sh");
            await terminal.PressAsync("Tab");
            await terminal.TypeAsync("sip.u");
            await terminal.PressAsync("Tab");
            await terminal.WaitForAsync(Prompt + "show sip.user");
            await terminal.PressAsync("C-c");
            await terminal.WaitForAsync(PromptOnly, "a new prompt after Ctrl+C");

            await terminal.TypeAsync("set sip.user alicf");
            await terminal.PressAsync("BSpace");
            await terminal.EnterAsync("e");
            await terminal.WaitForAsync("set sip.user alice\nnf-sipphone*>");
            await terminal.EnterAsync("set sip.domain example.com");
            await terminal.WaitForAsync("set sip.domain example.com\nnf-sipphone*>");
            await terminal.PressAsync("Up", "Up");
            await terminal.WaitForAsync("nf-sipphone*> set sip.user alice");
            await terminal.PressAsync("C-c");
            await terminal.EnterAsync("apply");

            // Without anchors the phone says why it does not register, and the prompt comes after that.
            await terminal.WaitForAsync("anchor");
            await terminal.WaitForAsync(PromptOnly, "a prompt below the log");
            await terminal.EnterAsync("show sip.user");
            await terminal.WaitForAsync(text => CountOf(text, "alice") >= 2, "the user that was set");
            await AssertEndsAsync(terminal);
        }

        [Fact]
        public async Task After_a_reboot_it_is_the_same_terminal()
        {
            using TemporaryDirectory settings = new();
            await using TmuxSession terminal = await StartAsync(settings.Path);
            await terminal.WaitForAsync(PromptOnly, "a prompt");
            await terminal.EnterAsync("reboot");
            await terminal.WaitForAsync("(restart)");
            await terminal.PressAsync("Enter");
            await terminal.WaitForAsync(PromptOnly, "a prompt");
            await AssertEndsAsync(terminal);
        }

        private static async Task<TmuxSession> StartAsync(string settings)
        {
            string command =
                $"'{ToolRun.Dotnet}' '{ToolRun.Assembly}' run --settings '{settings}'; echo \"left with $?\"; " +
                "stty -a | tr -s ' ;' '\\n' | grep -x -e -icanon -e icanon -e -echo -e echo; read -r wait";
            return await TmuxSession.StartAsync(command, Columns, Rows);
        }

        // And the shell gets its terminal back as it was.
        private static async Task AssertEndsAsync(TmuxSession terminal)
        {
            await terminal.PressAsync("C-d");
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
