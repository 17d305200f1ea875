using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Support;

/// <summary>A REGISTER that reached a registrar, and the means to answer it.</summary>
internal sealed class Register
{
    private readonly Registrar _registrar;
    private readonly SipMessage _message = new();

    public Register(ITimeline timeline, Registrar registrar, string text)
    {
        _registrar = registrar;
        Text = text;
        AtMs = timeline.NowMs;
        byte[] octets = Encoding.UTF8.GetBytes(text);
        Assert.Equal(SipResult.Ok, _message.Parse(octets, 0, octets.Length));
        Assert.StartsWith("REGISTER sip:example SIP/2.0\r\n", text);
    }

    public string Text { get; }

    public long AtMs { get; }

    public string Contact => Line("Contact");

    public int ExpiresSeconds =>
        int.Parse(Regex.Match(Contact, ";expires=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);

    public bool HasAuthorization => Line("Authorization").Length > 0;

    /// <summary>The value of a header field; empty for none.</summary>
    public string Line(string name) =>
        Regex.Match(Text, $"(?<=^{name}: ).*?(?=\r\n)", RegexOptions.Multiline).Value;

    public void Answer(int status, params string[] headers) => Send(Response(status, headers));

    /// <summary>The answer's text.</summary>
    public string Response(int status, params string[] headers)
    {
        var writer = new SipWriter(new byte[4096]);
        byte[] reason = Encoding.ASCII.GetBytes("Reason " + status);
        Assert.Equal(SipResult.Ok, new SipResponseStart().Write(writer, _message, status, reason, "totag"u8.ToArray()));
        foreach (string header in headers)
        {
            writer.Bytes.Write(Encoding.UTF8.GetBytes(header + "\r\n"));
        }

        Assert.Equal(SipResult.Ok, writer.Finish());
        return Encoding.UTF8.GetString(writer.Bytes.Buffer, 0, writer.Bytes.Position);
    }

    /// <summary>Sends anything.</summary>
    public void Send(string text) => _registrar.Channel!.Deliver(Encoding.UTF8.GetBytes(text), Registrar.AnswerMs);

    /// <summary>Ends the connection, right behind what was sent.</summary>
    public void HangUp() => _registrar.Channel!.HangUp(Registrar.AnswerMs);

    public override string ToString() => $"REGISTER {ExpiresSeconds}{(HasAuthorization ? " authorized" : "")}";
}
