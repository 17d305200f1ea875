namespace SipPhone.Core.Hal
{
    /// <summary>A light that is on or off.</summary>
    public interface ILamp
    {
        /// <summary>Switches it; nothing happens when it already is as wanted.</summary>
        /// <param name="isLit">On.</param>
        void Set(bool isLit);
    }
}
