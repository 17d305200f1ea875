namespace SipPhone.Shell.Application
{
    /// <summary>Which version of the phone this is; a test holds it against that of the build.</summary>
    public static class ProductVersion
    {
        /// <summary>The version, as a station reads it.</summary>
        public const string Text = "0.1.0";

        /// <summary>The version of machine mode: raised when a station of before would misunderstand.</summary>
        public const int Protocol = 1;
    }
}
