using System.Text;
using System.Xml;
using System.Xml.Linq;
using SipPhone.Cli.Ladder;

namespace SipPhone.Cli.Tests.Ladder;

/// <summary>Ladders as files: golden ones, and what texts of any kind make of them.</summary>
public sealed class LadderTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Three = ["phone", "proxy", "peer"];

    public static TheoryData<string> GoldenNames => ["a-call-that-is-answered", "an-impostor-is-refused", "nothing"];

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void A_ladder_looks_like_this(string name)
    {
        // The second line says how the file was made.
        string[] golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Ladder", "Golden", name + ".svg"));
        string drawn = LadderSvg.Draw(Golden(name));
        string path = Path.Combine(AppContext.BaseDirectory, name + ".drawn.svg");
        File.WriteAllText(path, drawn);
        Assert.StartsWith("<!-- ", golden[1]);
        Assert.Equal(drawn.Split('\n')[..^1], golden.Where((_, index) => index != 1));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>&amp;\"'")]
    [InlineData("]]></text><!-- --><?x?>")]
    [InlineData("\0\u0001\u001b[31m\u202e\uffff\ufffe\u0085")]
    [InlineData("Grüße 😀 日本")]
    [InlineData("")]
    public void Any_text_stays_text(string text)
    {
        LadderDiagram diagram = new(
            text, [text, text], [new LadderMessage(0, 0, 1, text, text), new LadderNote(0, 1, text, true)]);
        XDocument document = Parse(LadderSvg.Draw(diagram));
        Assert.All(document.Descendants(), element => Assert.Contains(
            element.Name.LocalName, (string[])["svg", "title", "style", "text", "line", "rect", "polygon"]));
        string shown = Cli.Trace.VisibleText.Of(text);
        Assert.True(document.Descendants(Svg + "text").Count(element => element.Value == shown) >= 4);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_harm() =>
        Parse(LadderSvg.Draw(new LadderDiagram("\ud800", ["\udc00"], [new LadderNote(0, 0, "x\ud83d", null)])));

    [Fact]
    public void What_does_not_fit_is_cut_and_stands_in_the_tip()
    {
        string line = "INVITE sips:" + new string('x', 3000) + "@example.com SIP/2.0";
        XDocument document = Parse(LadderSvg.Draw(
            new LadderDiagram("t", Three, [new LadderMessage(0, 0, 1, line, "1 INVITE")])));
        XElement text = document.Descendants(Svg + "text").Single(element => element.Value.Contains("INVITE sips"));
        Assert.Equal(line, text.Element(Svg + "title")!.Value);
        string shown = string.Concat(text.Nodes().OfType<XText>()).Trim();
        Assert.EndsWith("…", shown);
        Assert.InRange(shown.Length, 20, 60);
    }

    [Fact]
    public void A_long_note_has_some_lines_and_stands_whole_in_the_tip()
    {
        string note = string.Concat(Enumerable.Repeat("word ", 200)).Trim();
        XDocument document = Parse(LadderSvg.Draw(new LadderDiagram("t", Three, [new LadderNote(0, 2, note, false)])));
        Assert.Equal(note, document.Descendants(Svg + "title").Last().Value);
        Assert.Equal(4, document.Descendants(Svg + "text").Count(element => element.Value.Contains("word word")));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(12, 3000)]
    public void Many_columns_and_messages_stay_within_the_picture(int columnCount, int messageCount)
    {
        string[] columns = [.. Enumerable.Range(0, columnCount).Select(column => "column " + column)];
        LadderEvent[] events =
        [
            .. Enumerable.Range(0, messageCount).Select(index => new LadderMessage(
                index * 7, index % columnCount, (index * 5 + 1) % columnCount, "SIP/2.0 200 OK", index + " INVITE")),
        ];
        XElement svg = Parse(LadderSvg.Draw(new LadderDiagram("many", columns, events))).Root!;
        int width = (int)svg.Attribute("width")!;
        int height = (int)svg.Attribute("height")!;
        foreach (XElement element in svg.Descendants())
        {
            AssertWithin(element, width, "x", "x1", "x2");
            AssertWithin(element, height, "y", "y1", "y2");
        }
    }

    [Fact]
    public void Messages_are_recorded_from_both_ends_and_secrets_are_not()
    {
        long nowMs = 100;
        LadderRecorder recorder = new("t", Three, () => nowMs);
        byte[] request = Encoding.ASCII.GetBytes(
            "xINVITE sip:a:secret@b SIP/2.0\r\nCSeq: 7\r\n INVITE\r\nContent-Length: 0\r\n\r\nx");
        byte[] before = [.. request];
        recorder.Trace(0, 1).OnSent(request, 1, request.Length - 1, 0);
        nowMs++;
        recorder.Trace(2, 1).OnReceived(request, 1, request.Length - 1, 0);
        nowMs++;
        recorder.Trace(2, 1).OnSent("nonsense"u8.ToArray(), 0, 8, 0);
        recorder.Note(1, "note", false);
        Assert.Equal(
            [
                new LadderMessage(100, 0, 1, "INVITE sip:a:***@b SIP/2.0", "7   INVITE"),
                new LadderMessage(101, 1, 2, "INVITE sip:a:***@b SIP/2.0", "7   INVITE"),
                new LadderMessage(102, 2, 1, "nonsense", ""),
                new LadderNote(102, 1, "note", false),
            ],
            recorder.Diagram.Events);
        Assert.Equal(before, request);
    }

    [Fact]
    public void A_recorder_ends_at_its_bound_and_says_so()
    {
        LadderRecorder recorder = new("t", Three, () => 0);
        for (int i = 0; i < LadderRecorder.MaxEvents + 5; i++)
        {
            recorder.Note(0, "n", null);
        }

        Assert.Equal(LadderRecorder.MaxEvents + 1, recorder.Diagram.Events.Count);
        Assert.Contains("ends here", ((LadderNote)recorder.Diagram.Events[^1]).Text);
    }

    private static void AssertWithin(XElement element, int end, params string[] attributes)
    {
        Assert.All(attributes, name => Assert.InRange((int?)element.Attribute(name) ?? 0, 0, end));
    }

    private static LadderDiagram Golden(string name) => name switch
    {
        "a-call-that-is-answered" => new(
            "alice calls bob",
            Three,
            [
                new LadderNote(1000, 0, "identity: the right server, by its SIP identity atlanta.example", true),
                new LadderMessage(1012, 0, 1, "INVITE sips:bob@biloxi.example SIP/2.0", "1 INVITE"),
                new LadderMessage(1014, 1, 0, "SIP/2.0 407 Proxy Authentication Required", "1 INVITE"),
                new LadderMessage(1015, 0, 1, "ACK sips:bob@biloxi.example SIP/2.0", "1 ACK"),
                new LadderMessage(1015, 0, 1, "INVITE sips:bob@biloxi.example SIP/2.0", "2 INVITE"),
                new LadderMessage(1018, 1, 2, "INVITE sips:bob@192.0.2.7:5061;ob SIP/2.0", "2 INVITE"),
                new LadderMessage(1020, 2, 1, "SIP/2.0 180 Ringing", "2 INVITE"),
                new LadderMessage(1021, 1, 0, "SIP/2.0 180 Ringing", "2 INVITE"),
                new LadderNote(1022, 2, "rings", null),
                new LadderMessage(2210, 2, 1, "SIP/2.0 200 OK", "2 INVITE"),
                new LadderMessage(2212, 1, 0, "SIP/2.0 200 OK", "2 INVITE"),
                new LadderMessage(2213, 0, 1, "ACK sips:bob@192.0.2.7:5061;ob SIP/2.0", "2 ACK"),
            ]),
        "an-impostor-is-refused" => new(
            "a call to bank.example",
            ["phone", "server"],
            [
                new LadderNote(0, 0, "located: host.thief.example at 127.0.0.1:5061 by SRV, priority 10", true),
                new LadderNote(
                    40,
                    0,
                    "identity: domain-certs: mismatch. The certificate is for sip:thief.example, not bank.example.",
                    false),
            ]),
        _ => new("nothing happened", ["phone"], []),
    };

    private static XDocument Parse(string svg)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true };
        using XmlReader reader = XmlReader.Create(new StringReader(svg), settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
