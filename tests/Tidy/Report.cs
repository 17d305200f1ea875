namespace SipPhone.Tidy;

/// <summary>Assertions whose message is the whole list of what is wrong.</summary>
public static class Report
{
    /// <summary>Passes when there is nothing; fails with one line for each thing otherwise.</summary>
    /// <param name="wrong">What is wrong.</param>
    public static void AssertEmpty(IEnumerable<object> wrong)
    {
        string report = string.Join(Environment.NewLine, wrong);
        Assert.True(report.Length == 0, report);
    }
}
