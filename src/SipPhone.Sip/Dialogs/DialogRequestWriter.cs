using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Dialogs
{
    // The header fields that every request of a dialog has, RFC 3261 §8.1.1 and §12.2.1.1.
    //
    //   request in   Request-URI            Route
    //   Preparing    target of the call     the account's service route (RFC 3608 §5)
    //   no routes    remote target          none
    //   loose        remote target          the route set
    //   strict       first of the route set the others, then the remote target (§12.2.1.1)
    // Invariant: Request-URI and Route are of one row.
    internal sealed class DialogRequestWriter
    {
        private readonly DialogRecord _record;
        private readonly LocalHeaders _headers;
        private readonly byte[] _localTag;

        internal DialogRequestWriter(DialogRecord record, LocalHeaders headers, byte[] localTag)
        {
            _record = record;
            _headers = headers;
            _localTag = localTag;
        }

        // Which string of the record is the Request-URI.
        internal int RequestUriSlot(bool isInitial)
        {
            bool isStrict = !isInitial && _record.Has(DialogRecord.StrictTarget);
            return isStrict ? DialogRecord.StrictTarget : TargetSlot(isInitial);
        }

        // Request line, Via, Max-Forwards, Route, From.
        internal void Start(SipWriter writer, byte[] method, byte[] branch, bool isInitial, bool isSecure)
        {
            int slot = RequestUriSlot(isInitial);
            writer.StartRequest(method, _record.Buffer, _record.Offset(slot), _record.End(slot));
            _headers.WriteVia(writer, branch);
            writer.WriteHeader(SipHeader.MaxForwards, 70);
            if (isInitial)
            {
                _headers.WriteServiceRoute(writer);
            }
            else if (_record.Has(DialogRecord.RouteSet))
            {
                WriteRoute(writer);
            }

            writer.StartHeader(SipHeader.From);
            writer.Bytes.Write('<');
            if (_record.Has(DialogRecord.LocalUri))
            {
                _record.Write(writer.Bytes, DialogRecord.LocalUri);
            }
            else
            {
                _headers.WriteAddressOfRecord(writer, isSecure);
            }

            writer.Bytes.Write('>');
            writer.Bytes.Write(';');
            writer.Bytes.Write(SipTokens.Tag);
            writer.Bytes.Write('=');
            writer.Bytes.Write(_localTag);
            writer.EndLine();
        }

        // The first request and what goes with it has no tag in To, whatever early dialogs it has made.
        internal void WriteTo(SipWriter writer, bool isInitial)
        {
            writer.StartHeader(SipHeader.To);
            WriteAddress(writer, DialogRecord.RemoteUri);
            if (!isInitial && _record.Has(DialogRecord.RemoteTag))
            {
                writer.Bytes.Write(';');
                writer.Bytes.Write(SipTokens.Tag);
                writer.Bytes.Write('=');
                _record.Write(writer.Bytes, DialogRecord.RemoteTag);
            }

            writer.EndLine();
        }

        internal void WriteCallIdAndCSeq(SipWriter writer, byte[] method, int cseqNumber)
        {
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.CallId);
            _record.Write(bytes, DialogRecord.CallId);
            writer.EndLine();
            writer.StartHeader(SipHeader.CSeq);
            bytes.WriteDecimal(cseqNumber);
            bytes.Write(' ');
            bytes.Write(method);
            writer.EndLine();
        }

        private int TargetSlot(bool isInitial)
        {
            bool isContact = !isInitial && _record.Has(DialogRecord.RemoteTarget);
            return isContact ? DialogRecord.RemoteTarget : DialogRecord.InitialTarget;
        }

        private void WriteRoute(SipWriter writer)
        {
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Route);
            if (_record.Has(DialogRecord.StrictTarget))
            {
                // A strict router puts the first Route value into the Request-URI; the target is the last of them.
                byte[] buffer = _record.Buffer;
                int end = _record.End(DialogRecord.RouteSet);
                int comma = SipOctets.FindComma(buffer, _record.Offset(DialogRecord.RouteSet), end);
                if (comma < end)
                {
                    bytes.Write(buffer, SipOctets.SkipSpace(buffer, comma + 1, end), end);
                    bytes.Write(',');
                    bytes.Write(' ');
                }

                WriteAddress(writer, TargetSlot(false));
            }
            else
            {
                _record.Write(bytes, DialogRecord.RouteSet);
            }

            writer.EndLine();
        }

        private void WriteAddress(SipWriter writer, int slot)
        {
            writer.Bytes.Write('<');
            _record.Write(writer.Bytes, slot);
            writer.Bytes.Write('>');
        }
    }
}
