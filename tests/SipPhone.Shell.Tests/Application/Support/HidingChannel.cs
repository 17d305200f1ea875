using SipPhone.Core.Hal;

namespace SipPhone.Shell.Tests.Application.Support;

/// <summary>Another channel as a platform has it that hides the certificate: each peer proves the first name.</summary>
internal sealed class HidingChannel(ISecureChannel inner) : INameCheckingChannel
{
    private byte[][] _names = [];

    public string Unchecked => "wildcards, tls-1.3";

    public byte[]? MatchedName => TlsVersion == 0 ? null : _names[0];

    public SecureChannelFailure Failure => inner.Failure;

    public int PlatformError => inner.PlatformError;

    public int TlsVersion => inner.TlsVersion;

    public int LocalPort => inner.LocalPort;

    public void Expect(byte[][] names) => _names = names;

    public void Open(byte[] address, int port, byte[] serverName) => inner.Open(address, port, serverName);

    public SecureChannelState Poll() => inner.Poll();

    public int CopyLocalAddress(byte[] buffer, int offset, int end) => inner.CopyLocalAddress(buffer, offset, end);

    public int CopyPeerCertificate(byte[] buffer, int offset, int end) => HalResult.NotFound;

    public void Accept() => inner.Accept();

    public int Send(byte[] buffer, int offset, int end) => inner.Send(buffer, offset, end);

    public int Receive(byte[] buffer, int offset, int end) => inner.Receive(buffer, offset, end);

    public void Close() => inner.Close();
}
