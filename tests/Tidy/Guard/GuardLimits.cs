namespace SipPhone.Tidy.Guard;

// The file format of the 1.x line addresses code and strings with 16 bits, and counts members, arguments and locals
// with 8. Sizes are taken from the .NET assembly, whose instructions are no shorter than the device's.

/// <summary>What fits; a parameter of the guard so that its tests need no giant assembly.</summary>
/// <param name="MaxCodeBytes">Most octets of IL in an assembly.</param>
/// <param name="MaxStringBytes">Most octets of names and literals in an assembly, each with its NUL.</param>
/// <param name="MaxMembers">
/// Most methods of a kind (virtual, instance, static), and fields of a kind, in a type.
/// </param>
/// <param name="MaxSlots">Most arguments, or locals, of a method.</param>
public sealed record GuardLimits(int MaxCodeBytes, int MaxStringBytes, int MaxMembers, int MaxSlots)
{
    /// <summary>The limits of nanoFramework 1.x.</summary>
    public static GuardLimits Device { get; } = new(64 * 1024, 64 * 1024, 255, 255);
}
