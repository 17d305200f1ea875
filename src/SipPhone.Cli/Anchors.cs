using SipPhone.Board.Host;

namespace SipPhone.Cli;

/// <summary>Trust anchors from the command line.</summary>
internal static class Anchors
{
    /// <summary>Reads the file that <c>--anchors</c> names.</summary>
    /// <exception cref="UsageException">It holds no anchors, or something else.</exception>
    public static HostTrustStore Load(string path)
    {
        try
        {
            return HostTrustStore.FromFile(path);
        }
        catch (TrustStoreException exception)
        {
            throw new UsageException($"--anchors {exception.Message}.");
        }
    }
}
