using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Phones;

/// <summary>How a phone's attempt came out: the last of each kind of news.</summary>
internal sealed class PhoneOutcome
{
    /// <summary>Whether the phone had a password to give.</summary>
    public bool HadPassword { get; set; }

    /// <summary>Whether NAPTR or SRV located the domain.</summary>
    public bool Located { get; set; }

    /// <summary>What DNS answered.</summary>
    public DnsResult DnsResult { get; set; }

    /// <summary><c>1.2</c> or <c>1.3</c>; empty while there was no TLS.</summary>
    public string TlsVersion { get; set; } = "";

    /// <summary>By which kind of identity the server was recognised.</summary>
    public IdentityKind By { get; set; }

    /// <summary>By which domain or host; empty when it was not.</summary>
    public string Identity { get; set; } = "";

    /// <summary>Why there was no connection.</summary>
    public ConnectionFailure Failure { get; set; }

    /// <summary>The verdict behind an identity failure.</summary>
    public IdentityReason Reason { get; set; }

    /// <summary>That verdict in sentences.</summary>
    public string WhyRefused { get; set; } = "";

    /// <summary>How often it was registered or refreshed.</summary>
    public int RegisteredCount { get; set; }

    /// <summary>For how long, in seconds.</summary>
    public int ExpiresSeconds { get; set; }

    /// <summary>Why it was not registered.</summary>
    public RegistrationFailure RegistrationFailure { get; set; }

    /// <summary>The server's status code for that; 0 for none.</summary>
    public int StatusCode { get; set; }

    /// <summary>Whether a first attempt to register has come out, well or not.</summary>
    /// <param name="state">What the phone is doing.</param>
    public bool IsDecided(PhoneState state)
    {
        return RegisteredCount > 0 ||
            state is PhoneState.Waiting or PhoneState.Blocked ||
            RegistrationFailure != RegistrationFailure.None;
    }
}
