using System;
using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;

namespace SipPhone.Media.OfferAnswer
{
    // What a stream of the peer's description means for us, RFC 3264 §6.1 and §7. Invariant: parameters are written
    // only for a stream that we can take.

    /// <summary>Reads a stream of the peer into what was agreed.</summary>
    public static class RemoteMedia
    {
        private const int MinPtimeMs = 10;
        private const int MaxPtimeMs = 60;

        /// <summary>
        /// Tells whether we can take a stream: sound over RTP, in a codec of ours, at an address of our kind.
        /// </summary>
        /// <param name="media">The stream.</param>
        /// <param name="connection">The connection that holds for it.</param>
        /// <param name="addressLength">Octets of our own address: 4 or 16.</param>
        /// <returns>True when we can.</returns>
        [HotPath]
        public static bool IsAcceptable(SdpMedia media, SdpConnection connection, int addressLength)
        {
            bool isReachable = connection.Kind == SdpAddressKind.Nowhere || connection.AddressLength == addressLength;
            return isReachable && media.IsPlainAudio && media.FirstG711() >= 0;
        }

        /// <summary>Writes down what a stream says.</summary>
        /// <param name="media">The stream, which has to be acceptable.</param>
        /// <param name="connection">The connection that holds for it.</param>
        /// <param name="wanted">The direction that we want, or that we offered.</param>
        /// <param name="parameters">Takes it. What arrives is expected with the peer's own payload types.</param>
        [HotPath]
        public static void Read(
            SdpMedia media, SdpConnection connection, SdpDirection wanted, StreamParameters parameters)
        {
            int length = connection.AddressLength;
            Array.Copy(connection.Address, 0, parameters.RemoteAddress, 0, length);
            parameters.RemoteAddressLength = length;
            parameters.RemotePort = media.Port;
            int payloadType = media.FirstG711();
            parameters.Codec = payloadType == media.PcmuPayloadType ? AudioCodec.Pcmu : AudioCodec.Pcma;
            parameters.SendPayloadType = payloadType;
            parameters.ReceivePayloadType = payloadType;
            parameters.SendEventPayloadType = media.EventPayloadType;
            parameters.ReceiveEventPayloadType = media.EventPayloadType;
            parameters.PtimeMs = ChoosePtime(media.PtimeMs, media.MaxPtimeMs);

            // RFC 3264 §8.4: nothing is sent to a black hole, whatever the direction says.
            SdpDirection peer = media.Direction;
            if (connection.Kind == SdpAddressKind.Nowhere)
            {
                peer &= SdpDirection.SendOnly;
            }

            parameters.IsHeldByPeer = (peer & SdpDirection.ReceiveOnly) == 0;
            parameters.Direction = wanted & Mirror(peer);
        }

        /// <summary>What the other side of a stream does.</summary>
        /// <param name="direction">What one side does.</param>
        /// <returns>Sending and receiving exchanged (RFC 3264 §6.1).</returns>
        [HotPath]
        public static SdpDirection Mirror(SdpDirection direction)
        {
            int bits = (int)direction;
            return (SdpDirection)(((bits & 1) << 1) | (bits >> 1));
        }

        // RFC 3264 §6.1: the peer's ptime is a wish; we follow it where we can.
        [HotPath]
        private static int ChoosePtime(int ptimeMs, int maxPtimeMs)
        {
            bool isPossible = ptimeMs >= MinPtimeMs && ptimeMs <= MaxPtimeMs && ptimeMs % MinPtimeMs == 0;
            int chosenMs = isPossible ? ptimeMs : DescriptionWriter.UsualPtimeMs;
            bool isTooLong = maxPtimeMs >= MinPtimeMs && chosenMs > maxPtimeMs;
            return isTooLong ? maxPtimeMs - (maxPtimeMs % MinPtimeMs) : chosenMs;
        }
    }
}
