using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.TestSupport;

namespace SipPhone.Cli.Tests.Run;

/// <summary><c>sipphone run</c> through pipes and on a pseudo-terminal.</summary>
public sealed class RunTests : IDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;
    private const string Prompt = "nf-sipphone> ";

    private readonly TempFolder _folder = new();

    private string Settings => _folder.PathOf("phone");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_piped_in_is_run_and_then_the_phone_ends()
    {
        using RunProcess phone = RunProcess.Start("--settings", Settings);
        using ConsoleDriver console = phone.Stdio();
        console.Type("@1 version\n@2 set sip.user alice\n@3 show sip.user\n");
        console.Dispose();
        console.WaitFor("{\"id\":\"3\"");
        Assert.Equal(ExitCode.Ok, phone.ExitCode());
        Assert.Contains(Settings, phone.Errors);
    }

    [Fact]
    public void Without_a_word_on_standard_input_it_ends_at_once()
    {
        using RunProcess phone = RunProcess.Start("--settings", Settings);
        phone.Stdio().Dispose();
        Assert.Equal(ExitCode.Ok, phone.ExitCode());
    }

    [Theory]
    [InlineData(SigInt)]
    [InlineData(SigTerm)]
    public void A_signal_ends_it_in_good_order(int signal)
    {
        using RunProcess phone = RunProcess.Start("--settings", Settings, "--console", "pty");
        using ConsoleDriver console = phone.Pty();
        console.Ask("", Prompt);
        phone.Signal(signal);
        Assert.Equal(ExitCode.Ok, phone.ExitCode());
        console.WaitForEnd();
        Assert.Contains("Open it with", phone.Errors);
    }

    [Fact]
    public void Settings_survive_the_end_and_a_reboot()
    {
        using (RunProcess phone = RunProcess.Start("--settings", Settings, "--console", "pty"))
        {
            using ConsoleDriver console = phone.Pty();
            console.Ask("", Prompt);
            console.Ask("set call.ring-timeout 42", "nf-sipphone*> ");
            console.Ask("apply", Prompt);

            // Everything is made anew in the same process, and the line is the same; its first words are not behind the
            // last prompt.
            Assert.Contains("\r\n0.000 nf-sipphone ", console.Ask("reboot", "(restart)"));
            console.Ask("", Prompt);
            Assert.Contains("42", console.Ask("show call.ring-timeout", Prompt));
            phone.Signal(SigTerm);
            Assert.Equal(ExitCode.Ok, phone.ExitCode());
        }

        using RunProcess again = RunProcess.Start("--settings", Settings, "--console", "pty");
        using ConsoleDriver later = again.Pty();
        later.Ask("", Prompt);
        Assert.Contains("42", later.Ask("show call.ring-timeout", Prompt));
    }

    [Fact]
    public void Whoever_leaves_the_pseudo_terminal_can_come_back()
    {
        using RunProcess phone = RunProcess.Start("--settings", Settings, "--console", "pty");
        using (ConsoleDriver first = phone.Pty())
        {
            first.Ask("", Prompt);
        }

        using ConsoleDriver second = phone.Pty();
        second.Ask("", Prompt);
    }

    [Fact]
    public void The_device_is_the_same_one_whenever_it_runs()
    {
        Assert.Equal(DeviceId(Settings), DeviceId(Settings));
        Assert.NotEqual(DeviceId(Settings), DeviceId(_folder.PathOf("other")));
    }

    [Fact]
    public void The_button_at_the_start_erases_settings_and_not_the_device()
    {
        string before = DeviceId(Settings);
        Piped(Settings, [], "@1 set call.ring-timeout 42\n@2 apply\n");
        Assert.Contains("\"42\"", Piped(Settings, [], "@1 show call.ring-timeout\n"));
        Assert.DoesNotContain("\"42\"", Piped(Settings, ["--reset"], "@1 show call.ring-timeout\n"));
        Assert.Equal(before, DeviceId(Settings));
    }

    [Fact]
    public void Two_phones_in_one_directory_are_refused()
    {
        using RunProcess first = RunProcess.Start("--settings", Settings, "--console", "pty");
        using ConsoleDriver console = first.Pty();
        Tool.RunWrong(
            ["run", "--settings", Settings, "--console", "pty"], "Another phone runs in", Settings, "--settings");
        console.Ask("", Prompt);
    }

    [Fact]
    public void A_full_memory_is_told_and_the_phone_goes_on()
    {
        // All files in the directory count; what is left is enough for the device's own id and for little else.
        Directory.CreateDirectory(Settings);
        File.WriteAllBytes(Path.Combine(Settings, "ballast"), new byte[900]);
        string answers = Piped(
            Settings,
            ["--capacity", "1024"],
            "@1 set sip.domain example.com\n@2 set sip.user alice\n@3 apply\n@4 version\n");
        Assert.Matches("\"id\":\"3\".*\"code\":\"store-full\"", answers);
        Assert.Matches("\"id\":\"4\".*\"code\":\"ok\"", answers);
    }

    [Theory]
    [InlineData("--console /dev/no-such-port", "--console", "/dev/no-such-port", "pty")]
    [InlineData("--console /dev/null", "--console", "/dev/null", "no serial port")]
    [InlineData("--console", "--console")]
    [InlineData("--capacity 1023", "--capacity", "1024 to 16777216", "\"1023\"")]
    [InlineData("--capacity 16777217", "--capacity", "\"16777217\"")]
    [InlineData("--capacity much", "--capacity", "\"much\"")]
    [InlineData("--dns localhost", "--dns", "127.0.0.1:5353")]
    [InlineData("--bogus", "'--bogus'")]
    [InlineData("now", "'now'")]
    public void A_wrong_command_line(string options, params string[] says)
    {
        Tool tool = Tool.Run(["run", "--settings", Settings, .. options.Split(' ')]);
        Assert.Equal(ExitCode.Usage, tool.ExitCode);
        Assert.Empty(tool.Output);
        Assert.All(says, text => Assert.Contains(text, tool.Error));
    }

    [Fact]
    public void A_directory_that_is_none()
    {
        string file = _folder.Write("file", "x");
        Tool.RunWrong(["run", "--settings", file], "--settings", file);
        Tool.RunWrong(["run", "--settings", Path.Combine(file, "below")], "--settings", file);
        Tool.RunWrong(["run", "--settings", ""], "--settings is empty");
    }

    private static string Piped(string settings, string[] options, string input)
    {
        using RunProcess phone = RunProcess.Start(["--settings", settings, .. options]);
        using ConsoleDriver console = phone.Stdio();
        console.Type(input);
        console.Dispose();
        string answers = console.WaitForEnd();
        Assert.Equal(ExitCode.Ok, phone.ExitCode());
        return answers;
    }

    private static string DeviceId(string settings)
    {
        string[] lines = Piped(settings, [], "@1 version\n").Split('\n');
        string answer = lines.Single(line => line.StartsWith("{\"id\":\"1\"", StringComparison.Ordinal));
        return JsonDocument.Parse(answer).RootElement.GetProperty("device").GetString()!;
    }
}
