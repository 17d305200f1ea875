using System.Text;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>One answer, as both of its readers see it.</summary>
public sealed class ReplyTests
{
    [Fact]
    public void A_person_reads_columns()
    {
        Console console = Answering((reply, _) =>
        {
            reply.Line("The phone is well.");
            reply.Field("state", "registered");
            reply.Field("call.ring-timeout", "30");
            reply.Field("nothing", null);
            reply.Number("seconds", -5);
            reply.Flag("sealed", true);
            reply.Flag("open", false);
            WriteList(reply, true);
            WriteList(reply, false);
        });
        console.Type("x\r");
        Assert.Equal(
            [
                "nf-sipphone> x",
                "The phone is well.",
                "state:            registered",
                "call.ring-timeout: 30",
                "seconds:          -5",
                "sealed:           yes",
                "open:             no",
                "0   name 0                value         staged",
                "1   name 1                value",
                "  number:         0",
                "  name:           name 0",
                "  value:          value",
                "  staged:         yes",
                "",
                "  number:         1",
                "  name:           name 1",
                "  value:          value",
                "  staged:         no",
                "nf-sipphone>",
            ],
            console.Screen.Lines);
    }

    [Fact]
    public void A_station_reads_JSON()
    {
        Console console = Answering((reply, _) =>
        {
            reply.Line("The phone is well.");
            reply.Field("state", "registered");
            reply.Field("nothing", null);
            reply.Number("least", long.MinValue);
            reply.Number("most", long.MaxValue);
            reply.Flag("sealed", true);
            WriteList(reply, true);
        });
        console.Type("@9 x\r");
        Assert.Equal(
            "{\"id\":\"9\",\"state\":\"registered\",\"least\":-9223372036854775808,\"most\":9223372036854775807,"
            + "\"sealed\":true,\"items\":[{\"number\":0,\"name\":\"name 0\",\"value\":\"value\",\"staged\":true},"
            + "{\"number\":1,\"name\":\"name 1\",\"value\":\"value\",\"staged\":false}],\"code\":\"ok\"}\r\n",
            console.News());
    }

    // | octets | what a person reads | what the station's string is |
    [Theory]
    [InlineData(new byte[] { }, "", "")]
    [InlineData(new byte[] { (byte)'a', (byte)'"', (byte)'\\', (byte)'/' }, "a\"\\/", "a\"\\/")]
    [InlineData(new byte[] { 0x00, 0x1B, 0x1F, 0x7F }, "\\x00\\x1b\\x1f\\x7f", "\u0000\u001b\u001f\u007f")]
    [InlineData(new byte[] { 0x20, 0x7E }, " ~", " ~")]
    [InlineData(new byte[] { 0x0D, 0x0A, 0x09 }, "\\x0d\\x0a\\x09", "\r\n\t")]
    [InlineData(new byte[] { 0xC3, 0xB6 }, "ö", "ö")]
    [InlineData(new byte[] { 0xC3 }, "\\xc3", "\\xc3")]
    [InlineData(new byte[] { 0xC3, 0x41 }, "\\xc3A", "\\xc3A")]
    [InlineData(new byte[] { 0xFF, 0xC0, 0x80 }, "\\xff\\xc0\\x80", "\\xff\\xc0\\x80")]
    [InlineData(new byte[] { 0xC2, 0x9B, 0xC2, 0xA0 }, "\\xc2\\x9b\u00a0", "\u009b\u00a0")]
    [InlineData(new byte[] { 0xE2, 0x80, 0xAE }, "\\xe2\\x80\\xae", "\u202e")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\\xed\\xa0\\x80", "\\xed\\xa0\\x80")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 }, "\U0001F600", "\U0001F600")]
    public void Nothing_of_a_value_reaches_a_terminal_raw(byte[] octets, string shown, string text)
    {
        byte[] guarded = [0x22, .. octets, 0xA2];
        Console console = Answering((reply, _) => reply.Field("value", guarded, 1, guarded.Length - 1));
        console.Type("x\r").News();
        console.Type("x\r");
        Assert.Contains("\r\nvalue:            " + shown + "\r\n", console.News());
        Assert.Equal(text, console.Request("@ x").GetProperty("value").GetString());
    }

    [Fact]
    public void A_text_in_pieces_is_a_field()
    {
        Console console = Answering((reply, _) =>
        {
            ByteWriter writer = reply.BeginText("uri");
            writer.Write("sip:"u8.ToArray());
            writer.Write("alice"u8.ToArray());
            reply.EndText();
        });
        Assert.Equal("sip:alice", console.Request("@ x").GetProperty("uri").GetString());
    }

    [Fact]
    public void The_longest_text_fits_whatever_it_is()
    {
        byte[] text = new byte[Limits.MaxReplyTextBytes];
        Console console = Answering((reply, _) => reply.Field("value", text, 0, text.Length));
        JsonElement answer = console.Request("@1234567890123456 x");
        Assert.Equal(new string('\0', text.Length), answer.GetProperty("value").GetString());
        Assert.False(answer.TryGetProperty("cut", out _));
    }

    [Fact]
    public void What_does_not_fit_is_cut_and_said()
    {
        byte[] text = new byte[Limits.MaxReplyTextBytes];
        Console console = Answering((reply, _) =>
        {
            for (int i = 0; i < 4; i++)
            {
                reply.Field("value" + i, text, 0, text.Length);
            }

            WriteList(reply, true);
            reply.Fail(ReplyCode.UnknownSetting, new string('m', 100));
        });
        JsonElement answer = console.Request("@1 x");
        Assert.True(answer.GetProperty("cut").GetBoolean());
        Assert.Equal("unknown-setting", answer.GetProperty("code").GetString());
        Assert.Equal(512, answer.GetProperty("value0").GetString()!.Length);
        Assert.False(answer.TryGetProperty("number", out _));
        console.Type("x\r");
        Assert.Contains("(cut)", console.Screen.Lines);
        Assert.Equal("nf-sipphone> ", console.Line);
    }

    [Fact]
    public void Every_code_has_a_word_of_its_own()
    {
        HashSet<string> words = [];
        foreach (ReplyCode code in Enum.GetValues<ReplyCode>())
        {
            Console console = Answering((reply, _) => reply.Fail(code, "message"));
            string word = console.Request("@ x").GetProperty("code").GetString()!;
            string name = string.Concat(
                code.ToString().Select(c => char.IsUpper(c) ? "-" + char.ToLower(c) : c.ToString()));
            Assert.Equal(name[1..], word);
            Assert.True(words.Add(word));
        }
    }

    // Whatever a command calls, in whatever order: one line of JSON for a station, and a prompt for a person.
    [Fact]
    public void Every_order_of_calls_makes_an_answer()
    {
        Random random = new(20261123);
        Console console = Answering((reply, _) => CallAnything(reply, random));
        for (int i = 0; i < 2000; i++)
        {
            JsonElement answer = console.Request("@" + i + " x");
            Assert.Equal(i.ToString(), answer.GetProperty("id").GetString());
            Assert.Equal(JsonValueKind.String, answer.GetProperty("code").ValueKind);
            console.Type("x\r");
            string news = console.News();
            Assert.EndsWith("\r\n\rnf-sipphone> ", news);
            Assert.DoesNotContain('\e', news);
            console.Forget();
        }
    }

    private static void CallAnything(Reply reply, Random random)
    {
        int calls = random.Next(12);
        for (int i = 0; i < calls; i++)
        {
            string name = "f" + i;
            switch (random.Next(12))
            {
                case 0: reply.Line("line"); break;
                case 1: reply.Number(name, random.NextInt64()); break;
                case 2: reply.Flag(name, random.Next(2) == 0); break;
                case 3: reply.BeginList(name); break;
                case 4: reply.BeginItem(random.Next(2) == 0); break;
                case 5: reply.EndItem(); break;
                case 6: reply.EndList(); break;
                case 7: reply.Fail((ReplyCode)random.Next(1, 20), "message " + i); break;
                default:
                    byte[] value = new byte[random.Next(600)];
                    random.NextBytes(value);
                    reply.Field(name, value, 0, value.Length);
                    break;
            }
        }
    }

    private static void WriteList(Reply reply, bool isRow)
    {
        reply.BeginList("items");
        for (int i = 0; i < 2; i++)
        {
            reply.BeginItem(isRow);
            reply.Number("number", i);
            reply.Field("name", "name " + i);
            reply.Field("value", "value");
            reply.Flag("staged", i == 0);
            reply.EndItem();
        }

        reply.EndList();
    }

    private static Console Answering(Action<Reply, long> answer) =>
        new(new TestCommand("x", (context, _, nowMs) =>
        {
            answer(context.Reply, nowMs);
            return Command.Done;
        }));
}
