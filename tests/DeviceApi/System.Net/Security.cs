// TLS. Not here on purpose: AuthenticateAsServer, which enforces no client certificate, and every verification but
// CertificateRequired, which verify nothing.

using System.IO;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace System.Net.Sockets
{
    public class NetworkStream : Stream
    {
        public NetworkStream(Socket socket) => throw null;

        public virtual bool DataAvailable => throw null;

        public override long Length => throw null;

        public override void Flush() => throw null;

        public override int Read(byte[] buffer, int offset, int count) => throw null;

        public override void Write(byte[] buffer, int offset, int count) => throw null;
    }
}

namespace System.Net.Security
{
    public enum SslProtocols
    {
        Tls12 = 3072,
    }

    public enum SslVerification
    {
        CertificateRequired = 4,
    }

    public static class CertificateManager
    {
        public static bool AddCaCertificateBundle(byte[] ca) => throw null;
    }

    public class SslStream : NetworkStream
    {
        public SslStream(Socket socket)
            : base(socket) => throw null;

        public SslVerification SslVerification
        {
            get => throw null;
            set => throw null;
        }

        public override bool DataAvailable => throw null;

        public override long Length => throw null;

        public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) => throw null;

        public void AuthenticateAsClient(
            string targetHost, X509Certificate clientCertificate, SslProtocols enabledSslProtocols) => throw null;

        public override int Read(byte[] buffer, int offset, int size) => throw null;

        public override void Write(byte[] buffer, int offset, int size) => throw null;
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    public class X509Certificate
    {
        public X509Certificate() => throw null;
    }

    public class X509Certificate2 : X509Certificate
    {
        public X509Certificate2(byte[] rawData, byte[] key, string password) => throw null;
    }
}
