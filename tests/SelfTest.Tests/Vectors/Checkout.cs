namespace SipPhone.SelfTest.Tests.Vectors;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    /// <summary>Its directory, found by going up from the test's own.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "nf-sipphone.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("no checkout above the test");
    }
}
