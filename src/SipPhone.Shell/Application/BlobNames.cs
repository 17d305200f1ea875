namespace SipPhone.Shell.Application
{
    /// <summary>Names of blobs in the store that the application reads or erases itself.</summary>
    internal static class BlobNames
    {
        /// <summary>The settings.</summary>
        internal const string Settings = "settings";

        /// <summary>The console's password.</summary>
        internal const string Access = "access";

        /// <summary>The device's instance (RFC 5626 §4.1).</summary>
        internal const string Instance = "instance";

        /// <summary>The index of the trust anchors.</summary>
        internal const string Anchors = "anchors";

        /// <summary>The seal.</summary>
        internal const string Seal = "seal";
    }
}
