namespace SipPhone.Core.Hal
{
    /// <summary>
    /// The contact that releases a door. Open (the door stays locked) from reset on, and whenever nobody says
    /// otherwise.
    /// </summary>
    public interface IRelay
    {
        /// <summary>Moves the contact; nothing happens when it already is as wanted.</summary>
        /// <param name="isClosed">Closed: the door can be opened.</param>
        void Set(bool isClosed);
    }
}
