namespace SipPhone.Tidy.Api;

// The lists name a type by a line that begins with "T ", its members by the indented lines below it. The first line
// says which assembly and version was read: "# assembly System.Net  package nanoFramework.System.Net  version 1.11.60".

/// <summary>The public members of one assembly, as lines of text.</summary>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="TypeByName">Its public types.</param>
public sealed record ApiList(string AssemblyName, Version Version, IReadOnlyDictionary<string, ApiType> TypeByName)
{
    private const string TypeMark = "T ";
    private const string MemberMark = "  ";

    /// <summary>Reads a list.</summary>
    /// <param name="lines">Its lines.</param>
    public static ApiList Parse(IReadOnlyList<string> lines)
    {
        string[] header = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, ApiType> typeByName = [];
        ApiType? type = null;
        foreach (string line in lines.Skip(1))
        {
            if (line.StartsWith(TypeMark, StringComparison.Ordinal))
            {
                type = ApiType.Parse(line[TypeMark.Length..]);
                typeByName.Add(type.Name, type);
            }
            else if (line.StartsWith(MemberMark, StringComparison.Ordinal))
            {
                type!.Members.Add(line.Trim());
            }
        }

        return new ApiList(ValueAfter(header, "assembly"), Version.Parse(ValueAfter(header, "version")), typeByName);
    }

    private static string ValueAfter(string[] words, string key) => words[Array.IndexOf(words, key) + 1];
}
