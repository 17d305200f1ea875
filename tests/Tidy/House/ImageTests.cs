using System.Globalization;
using System.Text.RegularExpressions;

namespace SipPhone.Tidy.House;

// What firmware/image says is held to the settings beside it, and to the figures that it says were measured: the
// arithmetic is done again here. Whether the settings' names exist is for the sources of nf-interpreter and ESP-IDF to
// say.

/// <summary>The page about our own image says what its settings say.</summary>
public sealed partial class ImageTests
{
    private const string Page = "firmware/image/README.md";
    private const string IdfSettings = "firmware/image/sipphone.sdkconfig";
    private const string ImageSettings = "firmware/image/sipphone.kconfig";

    // mbedTLS's library/ssl_misc.h: header 13, IV 16, MAC 48, padding 256.
    private const int RecordOverhead = 13 + 16 + 48 + 256;

    // What the page allows for more than was measured, and what the ESP32 keeps from the managed heap.
    private const int Allowance = 8192;
    private const int ReservedWithoutPsram = 100 * 1024;
    private const int ReservedOnDemand = 130 * 1024;

    private static int Input => Setting(IdfSettings, "MBEDTLS_SSL_IN_CONTENT_LEN") + RecordOverhead;

    private static int Output => Setting(IdfSettings, "MBEDTLS_SSL_OUT_CONTENT_LEN") + RecordOverhead;

    // The last column of the measured table: the most that was seen.
    private static int Standing => Measured("standing");

    private static int StepPeak => Measured("most within a step") - Standing;

    [Theory]
    [InlineData(IdfSettings)]
    [InlineData(ImageSettings)]
    public void A_setting_stands_once_and_has_a_value(string path)
    {
        string[] lines = [.. Repository.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#')];
        Report.AssertEmpty(lines.Where(line => !SettingLine().IsMatch(line)));
        Report.AssertEmpty(lines.CountBy(line => line.Split('=')[0]).Where(name => name.Value > 1)
            .Select(name => name.Key));
    }

    [Fact]
    public void The_page_computes_a_connection_from_the_settings()
    {
        int inside = Standing - Input;
        AssertOnPage(
            $"input buffer, {Number(Input - RecordOverhead)} + {RecordOverhead} | {Number(Input)} |",
            $"output buffer, {Number(Output - RecordOverhead)} + {RecordOverhead} | {Number(Output)} |",
            $"| both | {Number(Input + Output)} |",
            $"| standing connection without its input buffer | {Number(inside)} |",
            $"{Number(4 * Input)} of",
            $"PSRAM and {Number((4 * inside) + StepPeak + Allowance)} inside");
    }

    [Fact]
    public void The_README_has_the_figure_of_a_connection() =>
        Assert.Contains($"| {Number(Standing)} a connection |", Repository.Read("README.md"), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_page_computes_what_fits_without_PSRAM(int connections)
    {
        int needed = (connections * Standing) + StepPeak + Allowance;
        AssertOnPage(
            $"| {connections} | {Number(needed)} | {Left(ReservedWithoutPsram - needed)} | "
            + $"{Left(ReservedOnDemand - needed)} |");
    }

    [Fact]
    public void Only_the_input_buffer_goes_to_PSRAM_and_four_of_them_have_room_there()
    {
        int threshold = Setting(IdfSettings, "SPIRAM_MALLOC_ALWAYSINTERNAL");
        Assert.InRange(threshold, Output, Input - 1);
        Assert.True(4 * Input <= Setting(ImageSettings, "ESP32_RESERVE_SPIRAM_IDF_ALLOCATION_BYTES"));
    }

    [Fact]
    public void An_application_is_flashed_where_its_partition_is()
    {
        string address = PartitionRow().Match(Repository.Read(Page)).Groups["address"].Value;
        Assert.NotEmpty(address);
        Report.AssertEmpty(Pages.SelectMany(path => FlashAddress().Matches(Repository.Read(path))
            .Where(match => match.Groups["address"].Value != address)
            .Select(match => $"{path}: {match.Value}, but the partition is at {address}")));
    }

    [Theory]
    [InlineData("nf-interpreter")]
    [InlineData("ESP-IDF")]
    public void Every_page_speaks_of_the_same_version(string product)
    {
        Regex mention = new(Regex.Escape(product) + @"(?: \| | )(?<version>\d+\.\d+)");
        string[] versions = [.. Pages.Append(IdfSettings)
            .SelectMany(path => mention.Matches(Repository.Read(path)).Select(match => match.Groups["version"].Value))
            .Distinct()];
        Assert.Single(versions);
    }

    private static IEnumerable<string> Pages =>
        Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    private static void AssertOnPage(params string[] expected)
    {
        string page = Repository.Read(Page);
        Report.AssertEmpty(expected.Where(text => !page.Contains(text, StringComparison.Ordinal))
            .Select(text => $"{Page} should say: {text}"));
    }

    private static int Setting(string path, string name) => int.Parse(
        Assert.Single(Repository.ReadLines(path), line => line.StartsWith($"CONFIG_{name}=", StringComparison.Ordinal))
            .Split('=')[1],
        CultureInfo.InvariantCulture);

    private static int Measured(string row) => int.Parse(
        Assert.Single(Repository.ReadLines(Page), line => line.StartsWith($"| {row} |", StringComparison.Ordinal))
            .Split('|')[^2],
        NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Left(int value) => value > 0 ? Number(value) : "none";

    [GeneratedRegex("^CONFIG_[A-Z0-9_]+=(y|n|[0-9]+|\"[^\"]*\")$")]
    private static partial Regex SettingLine();

    [GeneratedRegex(@"\| application[^|]*\| (?<address>0x[0-9A-F]+) \|")]
    private static partial Regex PartitionRow();

    [GeneratedRegex(@"--address (?<address>0x[0-9A-F]+)")]
    private static partial Regex FlashAddress();
}
