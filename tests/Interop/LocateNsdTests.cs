namespace SipPhone.Interop
{
    /// <summary>The rows of <see cref="LocatingTests"/> against NSD.</summary>
    public sealed class LocateNsdTests : LocatingTests
    {
        private protected override async Task<IDnsServer> StartAsync()
        {
            return await NsdServer.StartAsync(LocatingZone.Name, LocatingZone.Records);
        }
    }
}
