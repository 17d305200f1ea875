using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Cli.Inspect;

/// <summary>What a server presented.</summary>
internal sealed class TlsProbeResult
{
    /// <summary>The leaf certificate's DER; null when it did not come to that.</summary>
    public byte[]? Certificate { get; set; }

    /// <summary>What is wrong with the chain, <c>NoError</c> for nothing; null when it was not judged.</summary>
    public X509ChainStatusFlags? Chain { get; set; }

    /// <summary><c>1.2</c> or <c>1.3</c>; empty when the handshake was not finished.</summary>
    public string TlsVersion { get; set; } = "";

    /// <summary>Why the handshake was not finished, in words; empty when it was.</summary>
    public string Error { get; set; } = "";

    /// <summary>The chain in one word of JSON.</summary>
    public string ChainCode => Chain switch
    {
        null => "not-judged",
        X509ChainStatusFlags.NoError => "trusted",
        X509ChainStatusFlags flags when flags == X509ChainStatusFlags.NotTimeValid => "expired",
        _ => "untrusted",
    };
}
