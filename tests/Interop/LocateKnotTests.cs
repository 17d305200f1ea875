namespace SipPhone.Interop
{
    /// <summary>The rows of <see cref="LocatingTests"/> against Knot DNS.</summary>
    public sealed class LocateKnotTests : LocatingTests
    {
        private protected override async Task<IDnsServer> StartAsync()
        {
            return await KnotServer.StartAsync((LocatingZone.Name, LocatingZone.Records));
        }
    }
}
