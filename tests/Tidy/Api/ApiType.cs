namespace SipPhone.Tidy.Api;

/// <summary>One type of a list.</summary>
/// <param name="Kind">What it is, as in "sealed class".</param>
/// <param name="Name">Its full name, a nested type behind a slash.</param>
/// <param name="BaseType">What it derives from; empty for interfaces, enums and System.Object.</param>
/// <param name="Interfaces">What it implements.</param>
public sealed record ApiType(string Kind, string Name, string BaseType, IReadOnlyList<string> Interfaces)
{
    /// <summary>Its public and protected members, each as a line such as "M System.Void Reset()".</summary>
    public HashSet<string> Members { get; } = [];

    /// <summary>The line that names it in a list.</summary>
    public string Header
    {
        get
        {
            string[] bases = [.. new[] { BaseType }.Where(name => name.Length > 0), .. Interfaces];
            return bases.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Name} : {string.Join(", ", bases)}";
        }
    }

    /// <summary>
    /// Reads what stands behind the mark, as in "sealed class System.String : System.Object, System.IComparable".
    /// </summary>
    /// <param name="header">The text.</param>
    public static ApiType Parse(string header)
    {
        string[] halves = header.Split(" : ");
        int nameStart = halves[0].LastIndexOf(' ') + 1;
        string kind = halves[0][..(nameStart - 1)];
        string[] bases = halves.Length == 1 ? [] : halves[1].Split(", ");
        bool hasBase = kind is not ("interface" or "enum") && bases.Length > 0;
        return new ApiType(
            kind,
            halves[0][nameStart..],
            hasBase ? bases[0] : "",
            hasBase ? bases[1..] : bases);
    }
}
