using System;

namespace SipPhone.Lab
{
    /// <summary>
    /// The authority does not issue that certificate. The message names the rule and says what would help.
    /// </summary>
    public sealed class CertificateRefusedException : Exception
    {
        /// <summary>Makes one.</summary>
        /// <param name="message">For people.</param>
        public CertificateRefusedException(string message)
            : base(message)
        {
        }
    }
}
