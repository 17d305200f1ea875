namespace SipPhone.SelfTest.Vectors
{
    // What happens to one blob, one after another, each cut at every step.

    /// <summary>The life of a blob.</summary>
    public static class StoreVectors
    {
        /// <summary>The blob is deleted.</summary>
        public const string Delete = "-";

        /// <summary>The file of the last write loses an octet.</summary>
        public const string DamageNewer = "!";

        /// <summary>The file of the write before it does.</summary>
        public const string DamageOlder = "?";

        /// <summary>A value that is written, or one of the above.</summary>
        public static string[] Script
        {
            get
            {
                return new[]
                {
                    "first", "second value", "", "fourth", DamageNewer, "after damage", "again", DamageOlder,
                    "and again", Delete, Delete, "new life", DamageNewer, Delete, "end",
                };
            }
        }
    }
}
