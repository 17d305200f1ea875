namespace SipPhone.Cli.Provision.Orders;

/// <summary>What is wrong in an order file: where, what, and what to do. Never the value of a secret.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The column or field; empty when it is the line or file as a whole.</param>
/// <param name="Problem">A sentence or two.</param>
internal sealed record OrderFault(string File, int Line, string Field, string Problem)
{
    /// <summary>The fault as compilers write theirs: <c>file:line: field: problem</c>.</summary>
    public override string ToString()
    {
        return Field.Length == 0 ? $"{File}:{Line}: {Problem}" : $"{File}:{Line}: {Field}: {Problem}";
    }
}
