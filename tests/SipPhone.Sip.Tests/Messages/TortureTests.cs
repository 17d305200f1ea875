using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>
/// The messages of RFC 4475 and RFC 5118, read from <c>shared/data</c> beside the repository, and messages of our own
/// of the same kinds, from <c>tests/data/sip</c>. <see cref="TortureCases"/> has what is expected.
/// </summary>
public class TortureTests
{
    public static TheoryData<string, string> Rfc4475 => Rows(TortureCases.Rfc4475);

    public static TheoryData<string, string> Rfc5118 => Rows(TortureCases.Rfc5118);

    [Theory]
    [MemberData(nameof(Rfc4475))]
    public void OfRfc4475(string name, string section) => Behaves("rfc4475", name, section, Published("rfc4475", name));

    [Theory]
    [MemberData(nameof(Rfc5118))]
    public void OfRfc5118(string name, string section) => Behaves("rfc5118", name, section, Published("rfc5118", name));

    [Theory]
    [MemberData(nameof(Rfc4475))]
    public void OfOurOwnLikeRfc4475(string name, string section) =>
        Behaves("rfc4475", name, section, Own("rfc4475", name));

    [Theory]
    [MemberData(nameof(Rfc5118))]
    public void OfOurOwnLikeRfc5118(string name, string section) =>
        Behaves("rfc5118", name, section, Own("rfc5118", name));

    [Fact]
    public void ThereAreAsManyAsInTheRfcsAndAsManyOfOurOwn()
    {
        Assert.Equal(49, TortureCases.Rfc4475.Length);
        Assert.Equal(12, TortureCases.Rfc5118.Length);
        Assert.Equal(49, Directory.GetFiles(OwnFolder("rfc4475")).Length);
        Assert.Equal(12, Directory.GetFiles(OwnFolder("rfc5118")).Length);
    }

    // A deviation is a row whose outcome differs from what the RFC puts first; one that does not is to be struck out.
    [Fact]
    public void EveryDeviationIsOne()
    {
        var all = TortureCases.Rfc4475.Concat(TortureCases.Rfc5118).ToDictionary(row => row.Name, row => row.Done);
        foreach ((string name, string expected, string reason) in TortureCases.Deviations)
        {
            Assert.True(all[name] != expected, $"{name} is no deviation any more: {reason}");
        }
    }

    [Fact]
    public void EveryMisprintIsOne()
    {
        foreach ((string name, string replaced, _) in TortureCases.Misprints)
        {
            string kind = TortureCases.Rfc4475.Any(row => row.Name == name) ? "rfc4475" : "rfc5118";
            byte[] octets = File.ReadAllBytes(Path.Combine(PublishedFolder(kind), name + ".dat"));
            SipResult result = new SipMessage().Parse(octets, 0, octets.Length);

            Assert.True(result is SipResult.Truncated or SipResult.BodyTooShort, $"{name}: {result}");
            Assert.Contains(replaced, Text.Of(octets, 0, octets.Length));
        }
    }

    [Fact]
    public void NoneMakesTheFramerThrowOrHangHoweverItIsCut()
    {
        foreach (string folder in (string[])[OwnFolder("rfc4475"), OwnFolder("rfc5118")])
        {
            FrameAll(folder);
        }

        FrameAll(PublishedFolder("rfc4475"));
        FrameAll(PublishedFolder("rfc5118"));
    }

    [Fact]
    public void TwoRequestsInOneStreamAreTwoMessages()
    {
        // The published file goes on behind the second body: that is about datagrams.
        Assert.Equal("Message Message", Frames(Own("rfc4475", "dblreq"), 10));
        Assert.StartsWith("Message KeepAlive Message ", Frames(Published("rfc4475", "dblreq"), 10));
    }

    // RFC 4475 §3.3.9: the framing error is not recoverable, and the connection should be closed.
    [Fact]
    public void TwoLengthsEndAStream()
    {
        Assert.Equal("ContradictoryContentLength", Frames(Own("rfc4475", "mcl01"), 10));
        Assert.Equal("ContradictoryContentLength", Frames(Published("rfc4475", "mcl01"), 10));
    }

    private static TheoryData<string, string> Rows((string Name, string Section, bool, string)[] cases)
    {
        var rows = new TheoryData<string, string>();
        foreach ((string name, string section, _, _) in cases)
        {
            rows.Add(name, section);
        }

        return rows;
    }

    private static void Behaves(string kind, string name, string section, byte[] octets)
    {
        (string Name, string Section, bool IsWellFormed, string Done)[] cases =
            kind == "rfc4475" ? TortureCases.Rfc4475 : TortureCases.Rfc5118;
        (_, _, bool isWellFormed, string done) = cases.Single(row => row.Name == name);
        var message = new SipMessage();
        var screening = new MessageScreening();
        SipResult result = message.Parse(octets, 0, octets.Length);
        bool isFormGood = result == SipResult.Ok && screening.IsWellFormed(message);
        ScreeningOutcome outcome = result == SipResult.Ok
            ? screening.Screen(message)
            : screening.ScreenUnparsed(message, octets, 0, octets.Length, result);
        string actual = outcome switch
        {
            ScreeningOutcome.Pass => "handled",
            ScreeningOutcome.Drop => "dropped",
            _ => screening.Refusal.StatusCode.ToString(),
        };

        Assert.True(done == actual, $"{section}: {actual}, {Reason(screening.Refusal)}, {result}");
        Assert.True(isWellFormed == isFormGood, $"{section}: {result}, well formed: {isFormGood}");
        if (outcome == ScreeningOutcome.Refuse)
        {
            CheckAnswer(screening.Refusal, message, name);
        }
    }

    // What is sent back can be read, says what it should, and goes where the request came from.
    private static void CheckAnswer(Refusal refusal, SipMessage request, string name)
    {
        var writer = new SipWriter(new byte[Limits.MaxSipMessageBytes]);
        Assert.Equal(SipResult.Ok, refusal.Write(writer, request, "mytag"u8.ToArray()));
        var answer = new SipMessage();
        Assert.Equal(SipResult.Ok, answer.Parse(writer.Bytes.Buffer, 0, writer.Bytes.Length));
        Assert.Equal(refusal.StatusCode, answer.StatusCode);
        Assert.NotEqual(answer.ReasonOffset, answer.ReasonEnd);
        Assert.Equal(Values(request, SipHeader.Via), Values(answer, SipHeader.Via));
        Assert.Equal(Values(request, SipHeader.CSeq).Take(1), Values(answer, SipHeader.CSeq));
        Assert.Equal(Values(request, SipHeader.CallId).Take(1), Values(answer, SipHeader.CallId));
        Assert.Equal(Values(request, SipHeader.From).Take(1), Values(answer, SipHeader.From));
        Assert.Equal(refusal.StatusCode is 405 or 501, answer.IndexOf(SipHeader.Allow, 0) >= 0);
        Assert.Equal(refusal.StatusCode == 415, answer.IndexOf(SipHeader.Accept, 0) >= 0);
        if (name == "bext01")
        {
            Assert.Equal(2, Values(answer, SipHeader.Unsupported).Length);
        }
    }

    private static string[] Values(SipMessage message, SipHeader header) =>
    [
        .. Enumerable.Range(0, message.HeaderCount)
            .Where(index => message.HeaderAt(index) == header)
            .Select(index => Text.Value(message, index)),
    ];

    private static string Reason(Refusal refusal)
    {
        if (refusal.StatusCode == 0)
        {
            return "nothing";
        }

        var bytes = new ByteWriter(new byte[80]);
        refusal.WriteReason(bytes);
        return Text.Of(bytes.Buffer, 0, bytes.Length);
    }

    private static void FrameAll(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.dat"))
        {
            byte[] octets = File.ReadAllBytes(file);
            Assert.Equal(Frames(octets, octets.Length), Frames(octets, 1));
        }
    }

    private static string Frames(byte[] octets, int cut)
    {
        var framer = new SipStreamFramer();
        var frames = new List<string>();
        for (int at = 0; at < octets.Length; at += cut)
        {
            int count = Math.Min(cut, octets.Length - at);
            Array.Copy(octets, at, framer.Buffer, framer.FreeOffset, count);
            framer.Received(count);
            SipFrame frame = framer.Next();
            while (frame != SipFrame.NeedMore && frame != SipFrame.Error)
            {
                frames.Add(frame.ToString());
                frame = framer.Next();
            }

            if (frame == SipFrame.Error)
            {
                frames.Add(framer.Error.ToString());
                break;
            }
        }

        return string.Join(' ', frames);
    }

    internal static byte[] Own(string kind, string name) =>
        File.ReadAllBytes(Path.Combine(OwnFolder(kind), name + ".dat"));

    internal static byte[] Published(string kind, string name)
    {
        byte[] octets = File.ReadAllBytes(Path.Combine(PublishedFolder(kind), name + ".dat"));
        foreach ((string misprint, string replaced, string by) in TortureCases.Misprints)
        {
            if (misprint == name)
            {
                string text = System.Text.Encoding.Latin1.GetString(octets);
                octets = System.Text.Encoding.Latin1.GetBytes(text.Replace(replaced, by));
            }
        }

        return octets;
    }

    private static string OwnFolder(string kind) =>
        Find(Path.Combine("tests", "data", "sip", kind)) ?? throw new DirectoryNotFoundException(kind);

    private static string PublishedFolder(string kind)
    {
        string? folder = Find(Path.Combine("shared", "data", kind));
        bool isCi = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.False(folder == null && isCi, $"shared/data/{kind} must be there on CI");
        Assert.SkipWhen(folder == null, $"shared/data/{kind} is not beside the repository: the RFC's messages");
        return folder!;
    }

    private static string? Find(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at != null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, path);
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
