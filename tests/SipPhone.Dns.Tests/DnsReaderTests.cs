using FsCheck;
using FsCheck.Fluent;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

public class DnsReaderTests
{
    private const int Srv = DnsType.Srv;

    private static readonly byte[] Address = [192, 0, 2, 1];

    [Fact]
    public void Reads_a_message_of_every_type()
    {
        byte[] octets = Wire.Header(0xBEEF, MessageCases.ResponseOk | DnsFlags.NameError, 1, 5, 1, 2)
            .Question("example", Srv)
            .Pointer(12).Tail(Srv, 60, new Wire().U16(1).U16(2).U16(5061).Text("sip").Pointer(12))
            .Pointer(12).Tail(
                DnsType.Naptr,
                0x7FFFFFFF,
                new Wire().U16(50).U16(60).Text("s").Text("SIPS+D2T").Text("").Name("_sips._tcp.example"))
            .Name("w").Tail(DnsType.Cname, 0x80000000, new Wire().Pointer(12))
            .Name("").Tail(DnsType.Aaaa, 1, new Wire().Bytes(new byte[16]))
            .Name("x").Tail(99, 1, new Wire())
            .Pointer(12).Tail(
                DnsType.Soa, 300, new Wire().Name("ns").Pointer(12).U32(1).U32(2).U32(3).U32(4).U32(900))
            .Name("a").Tail(DnsType.A, 5, new Wire().Bytes(Address))
            .U8(0).U16(DnsType.Opt).U16(4096).U32(0x01000000).U16(8).U16(10).U16(4).U32(0xABCDEF01)
            .ToArray();
        Assert.Equal(DnsResult.Ok, Messages.ReadAll(octets, out DnsMessage message, out List<string> records));
        Assert.Equal(0xBEEF, message.Id);
        Assert.True(message.IsResponse);
        Assert.False(message.IsTruncated);
        Assert.Equal(0, message.Opcode);
        Assert.Equal(0x13, message.ResponseCode);
        Assert.Equal(4096, message.UdpPayloadBytes);
        Assert.Equal(1, message.QuestionCount);
        Assert.Equal(Srv, message.QuestionType);
        Assert.Equal(1, message.QuestionClass);
        Assert.Equal(
            [
                "example 60 33 1 2 5061 sip.example",
                "example 2147483647 35 50 60 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.example",
                "w 0 5 example",
                ". 1 28 00000000000000000000000000000000",
                "x 1 99 ",
                "example 300 6 900",
                "a 5 1 C0000201",
                ". 16777216 41 000A0004ABCDEF01",
            ],
            records);
    }

    public static TheoryData<string, byte[]> BrokenHeaders() => new()
    {
        { "nothing", [] },
        { "eleven octets", new byte[11] },
        { "two questions", Wire.Header(1, 0, 2, 0).Question("a", 1).Question("b", 1).ToArray() },
        { "a question that is not there", Wire.Header(1, 0, 1, 0).ToArray() },
        { "a question's name cut", Wire.Header(1, 0, 1, 0).U8(1).ToArray() },
        { "a question without class", Wire.Header(1, 0, 1, 0).Name("a").U16(1).U8(0).ToArray() },
    };

    [Theory]
    [MemberData(nameof(BrokenHeaders))]
    public void Refuses_headers(string description, byte[] octets) =>
        Assert.True(
            DnsResult.Malformed == DnsReader.ReadHeader(octets, 0, octets.Length, new DnsMessage()), description);

    [Fact]
    public void A_header_alone_is_a_message()
    {
        byte[] octets = Wire.Header(7, 0x8001, 0, 0).ToArray();
        Assert.Equal(DnsResult.Ok, Messages.ReadAll(octets, out DnsMessage message, out _));
        Assert.Equal(0, message.QuestionCount);
        Assert.Equal(0, message.QuestionType);
        Assert.Equal(DnsFlags.FormatError, message.ResponseCode);
        Assert.Equal(12, message.AuthorityOffset);
        Assert.Equal(12, message.AdditionalOffset);
    }

    [Theory]
    [MemberData(nameof(MessageCases.Bodies), MemberType = typeof(MessageCases))]
    public void Takes_a_message_whole_or_not_at_all(string description, byte[] octets, bool isOk) =>
        Assert.True(isOk == (Messages.ReadAll(octets, out _, out _) == DnsResult.Ok), description);

    [Fact]
    public void Keeps_the_whole_answer_records_of_a_head()
    {
        byte[] octets = Wire.Header(1, MessageCases.ResponseOk, 1, 3, 1, 1).Question("a", 1)
            .Pointer(12).Tail(1, 1, new Wire().U32(1)).Pointer(12).Tail(1, 1, new Wire().U32(2))
            .Pointer(12).Tail(1, 1, new Wire().U32(3)).ToArray();
        var message = new DnsMessage();
        for (int cut = 0; cut <= 16; cut++)
        {
            var record = new DnsRecord();
            Assert.Equal(DnsResult.Ok, DnsReader.ReadHeader(octets, 0, octets.Length - cut, message));
            DnsReader.KeepHead(message, record);
            Assert.Equal(cut == 0 ? 3 : cut < 16 + 1 ? 2 : 1, message.AnswerCount);
            Assert.Equal(DnsResult.Ok, DnsReader.ReadSections(message, record));
            Assert.Equal(0, message.AdditionalCount + message.AuthorityCount);
        }
    }

    public static IEnumerable<byte[]> Samples()
    {
        yield return MessageCases.OneRecord(
            DnsType.Naptr,
            new Wire().U16(1).U16(2).Text("s").Text("SIPS+D2T").Text("").Name("b")).ToArray();
        yield return Wire.Header(1, MessageCases.ResponseOk, 1, 2, 1, 2).Question("_sips._tcp.example", Srv)
            .Pointer(12).Tail(Srv, 9, new Wire().U16(1).U16(1).U16(5061).Text("a").Pointer(23))
            .Pointer(12).Tail(Srv, 9, new Wire().U16(1).U16(1).U16(5061).Text("b").Pointer(23))
            .Pointer(23).Tail(DnsType.Soa, 9, new Wire().Pointer(23).Pointer(23).Bytes(new byte[20]))
            .Text("a").Pointer(23).Tail(DnsType.A, 9, new Wire().Bytes(Address))
            .Name("").Tail(DnsType.Opt, 0, new Wire().U16(3).U16(1).U8(1)).ToArray();
        yield return Wire.Header(1, MessageCases.ResponseOk, 1, 1).Question("w.example", DnsType.Aaaa)
            .Pointer(12).Tail(DnsType.Cname, 9, new Wire().Pointer(14)).ToArray();
    }

    [Fact]
    public void Every_prefix_is_malformed_and_none_is_read_past_its_end()
    {
        foreach (byte[] sample in Samples())
        {
            Assert.Equal(DnsResult.Ok, Messages.ReadAll(sample, out _, out _));
            for (int length = 0; length < sample.Length; length++)
            {
                // The prefix is the whole array: a read past it throws.
                Assert.Equal(DnsResult.Malformed, Messages.ReadAll(sample[..length], out _, out _));
            }
        }
    }

    [Fact]
    public void Octets_around_the_range_do_not_matter()
    {
        foreach (byte[] sample in Samples())
        {
            foreach (byte guard in new byte[] { 0x00, 0x3F, 0xC0, 0xFF })
            {
                // Offset 14 would let a pointer that is not counted from the message's start land inside the guard.
                byte[] octets = [.. Enumerable.Repeat(guard, 14), .. sample, .. Enumerable.Repeat(guard, 14)];
                var message = new DnsMessage();
                Assert.Equal(DnsResult.Ok, DnsReader.ReadHeader(octets, 14, 14 + sample.Length, message));
                Assert.Equal(DnsResult.Ok, DnsReader.ReadSections(message, new DnsRecord()));
                for (int end = 14; end < 14 + sample.Length; end++)
                {
                    DnsResult result = DnsReader.ReadHeader(octets, 14, end, message);
                    result = result == DnsResult.Ok ? DnsReader.ReadSections(message, new DnsRecord()) : result;
                    Assert.Equal(DnsResult.Malformed, result);
                }
            }
        }
    }

    [Fact]
    public void Every_single_octet_changed_ends_without_a_throw()
    {
        foreach (byte[] sample in Samples())
        {
            for (int at = 0; at < sample.Length; at++)
            {
                byte original = sample[at];
                for (int value = 0; value < 256; value++)
                {
                    sample[at] = (byte)value;
                    Messages.ReadAll(sample, out _, out _);
                }

                sample[at] = original;
            }
        }
    }

    [Fact]
    public void Random_records_end_without_a_throw()
    {
        Gen<byte[]> octets = Gen.Frequency(
            (6, Gen.Choose(0, 8).Select(value => (byte)value)),
            (2, Gen.Constant((byte)0xC0)),
            (3, Gen.Elements(new byte[] { 1, 5, 6, 12, 28, 33, 35, 41 })),
            (1, Gen.Choose(0, 255).Select(value => (byte)value))).ArrayOf();
        Prop.ForAll(
            octets.ToArbitrary(),
            body =>
            {
                byte[] message = [.. Wire.Header(1, MessageCases.ResponseOk, 0, 1, 1, 1).ToArray(), .. body];
                return Messages.ReadAll(message, out _, out _) is DnsResult.Ok or DnsResult.Malformed;
            }).Check(Config.QuickThrowOnFailure.WithReplay(20260102UL, 3UL).WithMaxTest(2000));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        byte[] octets = Samples().ElementAt(1);
        var message = new DnsMessage();
        var record = new DnsRecord();
        int Read()
        {
            int failures = 0;
            for (int i = 0; i < 1000; i++)
            {
                failures += (int)DnsReader.ReadHeader(octets, 0, octets.Length, message);
                failures += (int)DnsReader.ReadSections(message, record);
            }

            return failures;
        }

        Assert.Equal(0, Read());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
