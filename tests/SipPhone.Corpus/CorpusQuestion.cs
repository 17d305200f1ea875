using System.Text;
using SipPhone.Identity;

namespace SipPhone.Corpus;

/// <summary>What is asked of a certificate: the arguments of <c>sipphone inspect</c>, by other names.</summary>
public sealed record CorpusQuestion
{
    /// <summary>A time at which the corpus's certificates are valid.</summary>
    public static readonly DateTimeOffset MidYear = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The reference domain.</summary>
    public string Domain { get; init; } = "example.com";

    /// <summary>The host name of the connection.</summary>
    public string Host { get; init; } = "sip1.example.net";

    /// <summary>Whether the domain was located.</summary>
    public bool IsLocated { get; init; } = true;

    /// <summary>The rules.</summary>
    public IdentityRules Rules { get; init; }

    /// <summary>Whether the common name may count.</summary>
    public bool AllowCommonName { get; init; }

    /// <summary>Whether falling back to the host name is switched off.</summary>
    public bool IsFallbackOff { get; init; }

    /// <summary>What is asked of the purposes.</summary>
    public ExtendedKeyUsageRule ExtendedKeyUsage { get; init; }

    /// <summary>The time; null while the clock is not set.</summary>
    public DateTimeOffset? At { get; init; } = MidYear;

    /// <summary>Whether an unset clock is passed over.</summary>
    public bool IsClockOptional { get; init; }

    /// <summary>As our library takes it; one octet a character, so that any octet can be asked for.</summary>
    public IdentityRequest ToRequest()
    {
        var request = new IdentityRequest
        {
            IsLocated = IsLocated,
            IsClockSet = At is not null,
            UnixSeconds = At?.ToUnixTimeSeconds() ?? 0,
        };
        byte[] domain = Encoding.Latin1.GetBytes(Domain);
        byte[] host = Encoding.Latin1.GetBytes(Host);
        request.SetDomain(domain, 0, domain.Length);
        request.SetHost(host, 0, host.Length);
        return request;
    }

    /// <summary>As our library takes it.</summary>
    public IdentityPolicy ToPolicy() => new()
    {
        Rules = Rules,
        AllowCommonName = AllowCommonName,
        IsFallbackOff = IsFallbackOff,
        ExtendedKeyUsage = ExtendedKeyUsage,
        IsClockOptional = IsClockOptional,
    };
}
