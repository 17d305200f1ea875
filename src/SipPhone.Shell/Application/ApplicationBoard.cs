using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;

namespace SipPhone.Shell.Application
{
    /// <summary>
    /// What a board hands to the application. The secure channel in <see cref="Phone"/> was made with
    /// <see cref="Anchors"/> and <see cref="Identity"/>, and reads them anew each time that it opens.
    /// </summary>
    public sealed class ApplicationBoard
    {
        /// <summary>What the phone needs of it.</summary>
        public PhoneBoard Phone { get; set; }

        /// <summary>The console's line.</summary>
        public IConsolePort Console { get; set; }

        /// <summary>The device as a whole.</summary>
        public IDevice Device { get; set; }

        /// <summary>Signatures, where the platform can verify them.</summary>
        public ISignatureVerifier Verifier { get; set; }

        /// <summary>What survives a restart.</summary>
        public SlotStore Store { get; set; }

        /// <summary>The seal in that store.</summary>
        public Seal Seal { get; set; }

        /// <summary>The anchors in that store.</summary>
        public TrustAnchors Anchors { get; set; }

        /// <summary>The device's own certificate in that store.</summary>
        public DeviceIdentity Identity { get; set; }
    }
}
