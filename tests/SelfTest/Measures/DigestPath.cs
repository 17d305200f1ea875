using SipPhone.Core;
using SipPhone.Sip.Auth;

namespace SipPhone.SelfTest.Measures
{
    // What is done for each request that a server challenges.

    /// <summary>One digest response.</summary>
    public sealed class DigestPath : HotPath
    {
        private readonly bool _isSha256;
        private readonly DigestComputation _computation;
        private readonly byte[] _user = Ascii.ToBytes("alice");
        private readonly byte[] _realm = Ascii.ToBytes("example.com");
        private readonly byte[] _password = Ascii.ToBytes("something secret");
        private readonly byte[] _request = Ascii.ToBytes("REGISTER sip:example.com");
        private readonly byte[] _nonce = Ascii.ToBytes("7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v");
        private readonly byte[] _nonceCount = Ascii.ToBytes("00000001");

        /// <summary>Makes it.</summary>
        /// <param name="isSha256">SHA-256 rather than MD5.</param>
        public DigestPath(bool isSha256)
        {
            _isSha256 = isSha256;
            _computation = new DigestComputation(isSha256 ? DigestAlgorithm.Sha256 : DigestAlgorithm.Md5);
        }

        /// <inheritdoc/>
        public override string Name
        {
            get { return _isSha256 ? "digest response by SHA-256" : "digest response by MD5"; }
        }

        /// <inheritdoc/>
        public override bool Run()
        {
            _computation.SetSecret(_user, 0, _user.Length, _realm, 0, _realm.Length, _password);
            _computation.SetRequest(_request, 0, 8, _request, 9, _request.Length);
            _computation.Compute(_nonce, 0, _nonce.Length, _nonceCount, 0, _nonce, 0, 8);
            return _computation.ResponseLength == (_isSha256 ? 64 : 32);
        }
    }
}
