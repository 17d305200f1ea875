namespace SipPhone.Interop
{
    /// <summary>How long tests wait for what must come. It is an end to hanging, not a measure of speed.</summary>
    internal static class Patience
    {
        internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    }
}
