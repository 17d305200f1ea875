using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Stock;

/// <summary>Anchors that a test changes at will.</summary>
internal sealed class ListedAnchors(params byte[][] anchors) : ITrustStore
{
    public List<byte[]> Anchors { get; } = [.. anchors];

    public int Count => Anchors.Count;

    public int CopyAnchor(int index, byte[] buffer, int offset, int end)
    {
        if (index >= Anchors.Count)
        {
            return HalResult.NotFound;
        }

        if (Anchors[index].Length > end - offset)
        {
            return HalResult.TooSmall;
        }

        Anchors[index].CopyTo(buffer, offset);
        return Anchors[index].Length;
    }
}
