using System.Globalization;
using System.Text;

namespace SipPhone.SelfTest.Tests.Vectors;

// A row is a name and cells of text; octets are in base64.

/// <summary>A file of tests/SelfTest/Vectors that is made from tables of the PC tests.</summary>
/// <param name="Name">The class.</param>
/// <param name="About">What it holds, as a sentence; and where it comes from.</param>
/// <param name="Rows">The rows, and what the comment on them says.</param>
internal sealed record VectorFile(string Name, string About, string RowSays, IReadOnlyList<string[]> Rows)
{
    private const int MaxColumns = 120;
    private const string Closing = " },";

    /// <summary>Its path in the repository.</summary>
    public string Path => $"tests/SelfTest/Vectors/{Name}.cs";

    /// <summary>Its text.</summary>
    public string Text
    {
        get
        {
            StringBuilder text = new();
            text.Append(CultureInfo.InvariantCulture, $$"""
                namespace SipPhone.SelfTest.Vectors
                {
                    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
                    // make it anew. {{About}}

                    /// <summary>{{RowSays}}</summary>
                    public static class {{Name}}
                    {
                        /// <summary>The rows.</summary>
                        public static string[][] Rows
                        {
                            get { return new[] {

                """);
            foreach (string[] row in Rows)
            {
                Append(text, row);
            }

            text.Append("            }; }\n        }\n    }\n}\n");
            return text.ToString();
        }
    }

    // As many cells on a line as fit; octets break where the line ends.
    private static void Append(StringBuilder text, string[] row)
    {
        string indent = new(' ', 16);
        StringBuilder line = new($"{indent}new[] {{ ");
        foreach (string cell in row)
        {
            string quoted = Quote(cell);
            if (line.Length + quoted.Length > MaxColumns - Closing.Length)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent).Append("    ");
            }

            while (line.Length + quoted.Length > MaxColumns - Closing.Length)
            {
                int count = Math.Min(MaxColumns - line.Length - 1, quoted.Length - 2);
                text.Append(line).Append(quoted.AsSpan(0, count)).Append("\"\n");
                quoted = '"' + quoted[count..];
                line.Clear().Append(indent).Append("        + ");
            }

            line.Append(quoted).Append(", ");
        }

        line.Length -= ", ".Length;
        text.Append(line).Append(Closing).Append('\n');
    }

    private static string Quote(string text) => '"' + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';
}
