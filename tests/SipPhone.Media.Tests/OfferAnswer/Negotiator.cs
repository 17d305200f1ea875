using System.Net;
using System.Text;
using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;

namespace SipPhone.Media.Tests.OfferAnswer;

/// <summary>Our side of a call at 192.0.2.1:40000, in texts.</summary>
internal sealed class Negotiator
{
    public Negotiator(string address = "192.0.2.1")
    {
        byte[] octets = IPAddress.Parse(address).GetAddressBytes();
        Machine.Start(octets, octets.Length, 40000, 77);
    }

    public MediaNegotiation Machine { get; } = new(new SdpDescription(), new SdpMedia());

    public OfferAnswerResult Offered(string body)
    {
        byte[] octets = Bodies.Octets(body);
        return Machine.OnOffer(octets, 0, octets.Length);
    }

    public OfferAnswerResult Answered(string body)
    {
        byte[] octets = Bodies.Octets(body);
        return Machine.OnAnswer(octets, 0, octets.Length);
    }

    public string Offer() => Written(Machine.WriteOffer);

    public string Answer() => Written(Machine.WriteAnswer);

    public string Again() => Written(Machine.WriteSent);

    /// <summary>Takes an offer and answers it.</summary>
    public string AnswerTo(string body)
    {
        Assert.Equal(OfferAnswerResult.Ok, Offered(body));
        return Answer();
    }

    /// <summary>Offers, and has that answered.</summary>
    public string OfferAndHear(string body)
    {
        string offer = Offer();
        Assert.Equal(OfferAnswerResult.Ok, Answered(body));
        return offer;
    }

    /// <summary>What was agreed: codec, payload types out/in, events out/in, ptime, direction, where to.</summary>
    public string Agreed()
    {
        StreamParameters agreed = Machine.Agreed;
        string address = agreed.RemoteAddressLength == 0
            ? "nowhere" : new IPAddress(agreed.RemoteAddress[..agreed.RemoteAddressLength]).ToString();
        return $"{agreed.Codec} {agreed.SendPayloadType}/{agreed.ReceivePayloadType} events"
            + $" {agreed.SendEventPayloadType}/{agreed.ReceiveEventPayloadType} {agreed.PtimeMs}ms {agreed.Direction}"
            + $" {address} {agreed.RemotePort}{(agreed.IsHeldByPeer ? " held" : "")}";
    }

    /// <summary>The version in the o= line of a description.</summary>
    public static int Version(string body) => int.Parse(body.Split("\r\n")[1].Split(' ')[2]);

    /// <summary>The m= lines of a description.</summary>
    public static string[] Streams(string body) =>
        [.. body.Split("\r\n").Where(line => line.StartsWith("m=", StringComparison.Ordinal))];

    /// <summary>The last line of a description: our direction.</summary>
    public static string LastLine(string body) => body.Split("\r\n")[^2];

    private static string Written(Func<ByteWriter, OfferAnswerResult> write)
    {
        var writer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        Assert.Equal(OfferAnswerResult.Ok, write(writer));
        string body = Encoding.Latin1.GetString(writer.Buffer, 0, writer.Length);

        // Whatever we write, we have to be able to read.
        Assert.Equal(SdpResult.Ok, new SdpDescription().Parse(writer.Buffer, 0, writer.Length));
        return body;
    }
}
