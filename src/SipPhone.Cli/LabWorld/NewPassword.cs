using System.Security.Cryptography;

namespace SipPhone.Cli.LabWorld;

/// <summary>Passwords that are made up.</summary>
internal static class NewPassword
{
    // None that are taken for each other when somebody types them: no l, 1, o, 0.
    private const string Signs = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 12;

    /// <summary>Makes one: 60 bits of randomness.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Signs, Length);
}
