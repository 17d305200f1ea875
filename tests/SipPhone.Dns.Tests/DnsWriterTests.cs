using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

public class DnsWriterTests
{
    private const int ResponseOk = DnsFlags.Response | DnsFlags.RecursionDesired | DnsFlags.RecursionAvailable;

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        Gen<string> label = Gen.Choose(1, 63).Select(length => new string((char)('a' + (length % 26)), length));
        Gen<string> name = Gen.Choose(0, 3).SelectMany(count => label.ArrayOf(count)).Select(labels =>
            labels.Length == 0 ? "." : string.Join('.', labels));
        Gen<int> u16 = Gen.Choose(0, 65535);
        Gen<(Action<ByteWriter, byte[]> Write, string Shown)> record = Gen.OneOf(
            from numbers in u16.ArrayOf(3)
            from target in name
            select (
                (Action<ByteWriter, byte[]>)((writer, owner) => DnsWriter.WriteSrv(
                    writer,
                    owner,
                    owner.Length,
                    60,
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    Names.Flat(target),
                    Names.Flat(target).Length)),
                $"60 33 {numbers[0]} {numbers[1]} {numbers[2]} {target}"),
            from numbers in u16.ArrayOf(2)
            from replacement in name
            from texts in Gen.Elements("", "s", "SIPS+D2T", "!a!b!").ArrayOf(3)
            select (
                (Action<ByteWriter, byte[]>)((writer, owner) => DnsWriter.WriteNaptr(
                    writer,
                    owner,
                    owner.Length,
                    61,
                    numbers[0],
                    numbers[1],
                    Ascii.ToBytes(texts[0]),
                    Ascii.ToBytes(texts[1]),
                    Ascii.ToBytes(texts[2]),
                    Names.Flat(replacement),
                    Names.Flat(replacement).Length)),
                $"61 35 {numbers[0]} {numbers[1]} \"{texts[0]}\" \"{texts[1]}\" \"{texts[2]}\" {replacement}"),
            from target in name
            select (
                (Action<ByteWriter, byte[]>)((writer, owner) => DnsWriter.WriteCname(
                    writer, owner, owner.Length, 62, Names.Flat(target), Names.Flat(target).Length)),
                $"62 5 {target}"),
            from octets in Gen.Elements(4, 16).SelectMany(length => Gen.Choose(0, 255).ArrayOf(length))
            select (
                (Action<ByteWriter, byte[]>)((writer, owner) => DnsWriter.WriteAddress(
                    writer, owner, owner.Length, 63, octets.Select(octet => (byte)octet).ToArray())),
                $"63 {(octets.Length == 4 ? 1 : 28)} "
                    + Convert.ToHexString(octets.Select(octet => (byte)octet).ToArray())),
            from minimum in Gen.Choose(0, int.MaxValue)
            select (
                (Action<ByteWriter, byte[]>)((writer, owner) =>
                    DnsWriter.WriteSoa(writer, owner, owner.Length, 64, minimum)),
                $"64 6 {minimum}"));
        Prop.ForAll(
            Gen.Zip(name, record).ArrayOf().ToArbitrary(),
            records =>
            {
                var writer = new ByteWriter(new byte[65535]);
                DnsWriter.WriteHeader(writer, 7, ResponseOk, 1, records.Length, 0, 1);
                DnsWriter.WriteQuestion(writer, Names.Flat("q"), 3, DnsType.Srv);
                Array.ForEach(records, item => item.Item2.Write(writer, Names.Flat(item.Item1)));
                DnsWriter.WriteOpt(writer, 1232);
                Assert.False(writer.IsFull);

                byte[] octets = writer.Buffer[..writer.Length];
                Assert.Equal(DnsResult.Ok, Messages.ReadAll(octets, out DnsMessage message, out List<string> shown));
                Assert.Equal(1232, message.UdpPayloadBytes);
                Assert.Equal(
                    records.Select(item => $"{item.Item1} {item.Item2.Shown}").Append(". 0 41 "), shown);
            }).Check(Config.QuickThrowOnFailure.WithReplay(20260103UL, 5UL).WithMaxTest(200));
    }

    [Fact]
    public void A_full_writer_does_not_throw()
    {
        byte[] name = Names.Flat("name.example");
        for (int size = 0; size < 120; size++)
        {
            var writer = new ByteWriter(new byte[size]);
            DnsWriter.WriteHeader(writer, 7, ResponseOk, 1, 2, 0, 1);
            DnsWriter.WriteQuestion(writer, name, name.Length, DnsType.Srv);
            DnsWriter.WriteSrv(writer, name, name.Length, 1, 1, 1, 1, name, name.Length);
            DnsWriter.WriteAddress(writer, name, name.Length, 1, [192, 0, 2, 1]);
            DnsWriter.WriteOpt(writer, 1232);
            Assert.Equal(size < 12 + 18 + 44 + 28 + 11, writer.IsFull);
        }
    }
}
