using System.Text;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Support;

/// <summary>Puts texts and the mailbox on the timeline.</summary>
internal sealed class MessageTeller(Timeline timeline) : IMessageEvents
{
    public int OnMessage(SipMessage request)
    {
        int length = request.BodyEnd - request.BodyOffset;
        timeline.Tell($"* text {Encoding.UTF8.GetString(request.Buffer, request.BodyOffset, length)}");
        return 200;
    }

    public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount) =>
        timeline.Tell($"* mailbox {hasWaiting} {newCount}/{oldCount}");

    public void OnMessageDone(int statusCode) => timeline.Tell($"* text done {statusCode}");
}
