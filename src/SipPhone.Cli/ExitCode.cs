namespace SipPhone.Cli;

/// <summary>What <c>sipphone</c> answers its caller with.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked: authenticated, registered, every step of the demo as it should be.</summary>
    public const int Ok = 0;

    /// <summary>Refused: by the identity rules, or by the server.</summary>
    public const int Refused = 1;

    /// <summary><c>inspect</c>: the certificate is malformed or too large.</summary>
    public const int Malformed = 2;

    /// <summary><c>register</c>, <c>inspect sips:…</c>: the server was not found or not reached.</summary>
    public const int NotReachable = 2;

    /// <summary>The command line, or a file that it names, is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>A fault of this program (EX_SOFTWARE of sysexits.h).</summary>
    public const int Internal = 70;
}
