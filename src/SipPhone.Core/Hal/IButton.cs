namespace SipPhone.Core.Hal
{
    /// <summary>A push button, read from the loop; contacts may bounce, who reads it waits that out.</summary>
    public interface IButton
    {
        /// <summary>True while the contact is closed.</summary>
        bool IsPressed { get; }
    }
}
