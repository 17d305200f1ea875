namespace SipPhone.Dns
{
    /// <summary>The words for <see cref="DnsResult"/>, for people and for JSON.</summary>
    public static class DnsResults
    {
        /// <summary>Names a result; for cold paths.</summary>
        /// <param name="result">The result.</param>
        /// <returns>A word in lower case with hyphens, <c>ok</c> for <see cref="DnsResult.Ok"/>.</returns>
        public static string Name(DnsResult result)
        {
            switch (result)
            {
                case DnsResult.Ok:
                    return "ok";
                case DnsResult.NoSuchName:
                    return "no-such-name";
                case DnsResult.NoData:
                    return "no-data";
                case DnsResult.Timeout:
                    return "timeout";
                case DnsResult.ServiceNotAvailable:
                    return "service-not-available";
                case DnsResult.Malformed:
                    return "malformed";
                case DnsResult.Refused:
                    return "refused";
                default:
                    return "server-failure";
            }
        }
    }
}
