using FsCheck;
using FsCheck.Fluent;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>CSV as RFC 4180 has it, and what to do when it is not.</summary>
public sealed class CsvReaderTests
{
    // Fields are shown with | between them, records with / between them; a record with a fault as ! and its line.
    [Theory]
    [InlineData("nothing", "", "")]
    [InlineData("line ends only", "\r\n\n\r", "")]
    [InlineData("one field", "a", "a")]
    [InlineData("CRLF", "a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("LF", "a,b\nc,d\n", "a|b/c|d")]
    [InlineData("CR", "a,b\rc,d", "a|b/c|d")]
    [InlineData("no end of the last line", "a,b\nc,d", "a|b/c|d")]
    [InlineData("empty fields", ",a,,b,", "|a||b|")]
    [InlineData("empty fields before a line end", "a,\n,b\n", "a|/|b")]
    [InlineData("only commas", ",,", "||")]
    [InlineData("empty lines between", "a\n\n\nb", "a/b")]
    [InlineData("blanks are kept", " a , b ", " a | b ")]
    [InlineData("quotes", "\"a\",\"b\"", "a|b")]
    [InlineData("an empty quoted field", "\"\",b", "|b")]
    [InlineData("a comma in quotes", "\"a,b\",c", "a,b|c")]
    [InlineData("a doubled quote", "\"a\"\"b\",c", "a\"b|c")]
    [InlineData("only a doubled quote", "\"\"\"\"", "\"")]
    [InlineData("a line end in quotes", "\"a\nb\",c\nd,e", "a\nb|c/d|e")]
    [InlineData("a quote in a bare field", "a\"b,c\nd,e", "!1/d|e")]
    [InlineData("text behind a quote", "\"a\"b,c\nd,e", "!1/d|e")]
    [InlineData("a quote that is not closed", "a,b\n\"c,d\ne,f\n", "a|b/!2/e|f")]
    [InlineData("a quote closed by the next row's", "\"a,b\n\"c\",d\ne,f", "!1/c|d/e|f")]
    [InlineData("a quote at the end", "a,\"", "!1")]
    public void Tables(string description, string text, string expected)
    {
        Assert.True(expected == Shown(text), $"{description}: {Shown(text)}");
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_does()
    {
        CsvReader reader = new("a\r\n\"b\nb\"\r\n\r\nc\rd");
        Assert.Equal([1, 2, 5, 6], Records(reader).Select(record => record.Line));
    }

    [Fact]
    public void What_is_quoted_comes_back()
    {
        Gen<string[][]> tables = Gen.Elements('a', '"', ',', '\n', '\r', ' ').ArrayOf()
            .Select(letters => new string(letters)).NonEmptyListOf().Select(row => row.ToArray())
            .NonEmptyListOf().Select(rows => rows.ToArray());
        Prop.ForAll(tables.ToArbitrary(), rows =>
        {
            string text = string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(Quoted))));
            CsvReader reader = new(text);
            return Records(reader).Select(record => record.Fields.ToArray()).SequenceEqual(rows, new SameFields());
        }).Check(Config.QuickThrowOnFailure.WithReplay(20, 41).WithMaxTest(300));
    }

    [Fact]
    public void Every_text_ends_and_no_line_is_read_twice()
    {
        Gen<string> texts = Gen.Elements('a', '"', ',', '\n', '\r').ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            int lastLine = 0;
            foreach (CsvRecord record in Records(new CsvReader(text)))
            {
                Assert.True(record.Line > lastLine);
                lastLine = record.Line;
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20, 43).WithMaxTest(1000));
    }

    private static string Quoted(string field) => "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Shown(string text) => string.Join('/', Records(new CsvReader(text)).Select(
        record => record.Problem.Length > 0 ? $"!{record.Line}" : string.Join('|', record.Fields)));

    private static List<CsvRecord> Records(CsvReader reader)
    {
        List<CsvRecord> records = [];
        while (reader.ReadRecord(out CsvRecord record))
        {
            records.Add(record);
        }

        return records;
    }

    private sealed class SameFields : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? one, string[]? other) => one!.SequenceEqual(other!);

        public int GetHashCode(string[] fields) => fields.Length;
    }
}
