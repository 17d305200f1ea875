namespace SipPhone.SelfTest.Tests.Vectors;

/// <summary>
/// What the device runs is what the tables of the PC tests say. After a change of a table, make the files anew:
/// <code>SELFTEST_WRITE=1 dotnet test tests/SelfTest.Tests --filter FullyQualifiedName~VectorFilesTests</code>
/// </summary>
public sealed class VectorFilesTests
{
    public static TheoryData<string> Names => [.. VectorFiles.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_what_the_tables_say(string name)
    {
        VectorFile file = VectorFiles.All.Single(file => file.Name == name);
        string path = Path.Combine(Checkout.Root, file.Path);
        if (Environment.GetEnvironmentVariable("SELFTEST_WRITE") == "1")
        {
            File.WriteAllText(path, file.Text);
        }

        Assert.Equal(file.Text, File.ReadAllText(path));
    }

    // A test that lost its table would pass.
    [Theory]
    [InlineData("NameCertificates", 60)]
    [InlineData("ExtensionCertificates", 20)]
    [InlineData("WholeCertificates", 10)]
    [InlineData("DnsMessages", 40)]
    [InlineData("DnsAnswers", 10)]
    [InlineData("SipMessages", 30)]
    public void Holds_dozens_of_rows(string name, int count) =>
        Assert.InRange(VectorFiles.All.Single(file => file.Name == name).Rows.Count, count, int.MaxValue);
}
