using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Phone;
using SipPhone.Shell.Application;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Commands
{
    // Locates a server as the phone would, RFC 3263, with a locator of its own on the phone's resolver, whose cache it
    // shares. Invariant: the phone's own locating goes on undisturbed; nothing of it stays when the command is over.

    /// <summary><c>locate</c>: where the servers of a URI or domain are.</summary>
    internal sealed class LocateCommand : NamedCommand
    {
        private const int Locating = 1;
        private const int Listing = 2;

        // While the command is at work only.
        private Locator _locator;

        /// <summary>Makes one.</summary>
        internal LocateCommand()
            : base("locate", "URI", "find the servers of a SIP URI or domain, as the phone would")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (step >= Listing)
            {
                return List(context, step);
            }

            if (step == 0 && !Start(context, nowMs))
            {
                return Done;
            }

            _locator.Poll(nowMs);
            if (_locator.State == LocatorState.Locating)
            {
                context.WaitUntil(_locator.NextDeadlineMs);
                return Locating;
            }

            return Finish(context);
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            LetGo();
        }

        private bool Start(ShellContext context, long nowMs)
        {
            if (context.ArgumentCount != 1)
            {
                CommandAnswers.RefuseUsage(context, this);
                return false;
            }

            PhoneApplication application = context.Application;
            if (application.IsPhoneEnding)
            {
                CommandAnswers.Refuse(
                    context, ReplyCode.Busy, "The phone is just being stopped. Try again in a few seconds.");
                return false;
            }

            ByteWriter text = new ByteWriter(new byte[Limits.MaxConsoleLineBytes + 5]);
            SipUri uri = new SipUri();
            if (!ReadUri(context, text, uri))
            {
                CommandAnswers.Refuse(
                    context, ReplyCode.BadArguments, "That is no SIP URI and no domain. Write sips:example.com or so.");
                return false;
            }

            PhoneBoard board = application.Board.Phone;
            Resolver resolver = application.Phone != null
                ? application.Phone.Resolver
                : new Resolver(application.Link, board.DnsSockets, board.DnsStream, board.Random);
            _locator = new Locator(resolver, board.Random);
            _locator.Start(text.Buffer, uri.HostOffset, uri.HostEnd, uri.Port < 0 ? 0 : uri.Port, nowMs);
            return true;
        }

        // What is no URI as it is, is one with a scheme before it, or none.
        private static bool ReadUri(ShellContext context, ByteWriter text, SipUri uri)
        {
            text.Write(context.Arguments, context.OffsetOf(0), context.EndOf(0));
            if (uri.Parse(text.Buffer, 0, text.Position) == SipResult.Ok)
            {
                return true;
            }

            text.Reset();
            Shell.Words.Write(text, "sips:");
            text.Write(context.Arguments, context.OffsetOf(0), context.EndOf(0));
            return uri.Parse(text.Buffer, 0, text.Position) == SipResult.Ok;
        }

        private int Finish(ShellContext context)
        {
            Reply reply = context.Reply;
            if (_locator.CandidateCount == 0)
            {
                reply.Field("dns", DnsResults.Name(_locator.Result));
                CommandAnswers.Refuse(context, ReplyCode.NotFound, TextOf(_locator.Result));
                LetGo();
                return Done;
            }

            reply.Flag("located", _locator.Located);
            reply.BeginList("candidates");
            return Listing;
        }

        private int List(ShellContext context, int step)
        {
            int index = step - Listing;
            if (index == _locator.CandidateCount)
            {
                context.Reply.EndList();
                LetGo();
                return Done;
            }

            WriteCandidate(context.Reply, _locator.GetCandidate(index));
            return step + 1;
        }

        private static void WriteCandidate(Reply reply, Candidate candidate)
        {
            reply.BeginItem(false);
            if (candidate.HostLength > 0)
            {
                reply.Field("host", candidate.Host, 0, candidate.HostLength);
            }

            IpAddressText.Write(reply.BeginText("address"), candidate.Address, candidate.Address.Length);
            reply.EndText();
            reply.Number("port", candidate.Port);
            reply.Field("via", CandidateVias.Name(candidate.Via));
            if (candidate.Via == CandidateVia.Naptr || candidate.Via == CandidateVia.Srv)
            {
                reply.Number("priority", candidate.Priority);
                reply.Number("weight", candidate.Weight);
            }

            reply.Number("ttl", candidate.TtlSeconds);
            reply.EndItem();
        }

        private void LetGo()
        {
            if (_locator != null)
            {
                _locator.Stop();
                _locator.Rest();
                _locator = null;
            }
        }

        private static string TextOf(DnsResult result)
        {
            switch (result)
            {
                case DnsResult.NoSuchName: return "DNS knows no such name.";
                case DnsResult.NoData: return "DNS knows the name, but no address of a server of it.";
                case DnsResult.Timeout: return "No DNS server answered. Check the network, and dns.servers.";
                case DnsResult.ServiceNotAvailable: return "The domain says in DNS that it has no SIP over TLS.";
                case DnsResult.Malformed: return "That is neither a name nor an address, or DNS answered nonsense.";
                default: return "The DNS servers failed. Check the network, and dns.servers.";
            }
        }
    }
}
