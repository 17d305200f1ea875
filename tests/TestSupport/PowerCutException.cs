namespace SipPhone.TestSupport
{
    /// <summary>The power of a simulated device went: whatever was going on ends here.</summary>
    public sealed class PowerCutException : Exception
    {
    }
}
