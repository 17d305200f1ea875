using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Writes SIP messages, RFC 3261 §7, with full header names and one value a line.
    // Invariant: what does not fit is a result at the end, never half a message that looks whole.

    /// <summary>
    /// Writes a message into a fixed buffer: start line, header fields, then <see cref="Finish()"/>. Where no method
    /// of its own fits, pieces go through <see cref="Bytes"/>.
    /// </summary>
    public sealed class SipWriter
    {
        private readonly ByteWriter _bytes;

        /// <summary>Makes a writer over a whole buffer.</summary>
        /// <param name="buffer">The buffer to write to, which the writer keeps.</param>
        public SipWriter(byte[] buffer)
        {
            _bytes = new ByteWriter(buffer);
        }

        /// <summary>Forgets what was written, and writes to another range from now on.</summary>
        /// <param name="buffer">The buffer, which the writer keeps.</param>
        /// <param name="offset">Where it may write first.</param>
        /// <param name="end">Where it must stop, exclusive.</param>
        public void Reset(byte[] buffer, int offset, int end)
        {
            _bytes.Reset(buffer, offset, end);
        }

        /// <summary>What is written to, for pieces of values.</summary>
        public ByteWriter Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Starts a request.</summary>
        /// <param name="method">The method.</param>
        /// <param name="requestUri">The buffer that holds the Request-URI.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        public void StartRequest(byte[] method, byte[] requestUri, int uriOffset, int uriEnd)
        {
            _bytes.Reset();
            _bytes.Write(method);
            _bytes.Write(' ');
            _bytes.Write(requestUri, uriOffset, uriEnd);
            _bytes.Write(' ');
            _bytes.Write(SipTokens.Version);
            EndLine();
        }

        /// <summary>Starts a response.</summary>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="reasonPhrase">The reason phrase, without line ends; null for the usual one.</param>
        public void StartResponse(int statusCode, byte[] reasonPhrase)
        {
            StartResponse(statusCode);
            if (reasonPhrase == null)
            {
                ReasonPhrases.Write(_bytes, statusCode);
            }
            else
            {
                _bytes.Write(reasonPhrase);
            }

            EndLine();
        }

        /// <summary>
        /// Starts a response whose reason phrase is written through <see cref="Bytes"/>; then comes
        /// <see cref="EndLine"/>.
        /// </summary>
        /// <param name="statusCode">100 to 699.</param>
        public void StartResponse(int statusCode)
        {
            _bytes.Reset();
            _bytes.Write(SipTokens.Version);
            _bytes.Write(' ');
            _bytes.WriteDecimal(statusCode);
            _bytes.Write(' ');
        }

        /// <summary>Starts a header field whose value is written through <see cref="Bytes"/>.</summary>
        /// <param name="header">Which; not <see cref="SipHeader.Other"/>.</param>
        public void StartHeader(SipHeader header)
        {
            SipHeaderNames.Write(_bytes, header);
            _bytes.Write(':');
            _bytes.Write(' ');
        }

        /// <summary>Ends a header field.</summary>
        public void EndLine()
        {
            _bytes.Write('\r');
            _bytes.Write('\n');
        }

        /// <summary>Writes a whole header field.</summary>
        /// <param name="header">Which; not <see cref="SipHeader.Other"/>.</param>
        /// <param name="value">Its value, without line ends.</param>
        public void WriteHeader(SipHeader header, byte[] value)
        {
            StartHeader(header);
            _bytes.Write(value);
            EndLine();
        }

        /// <summary>Writes a whole header field that holds a number.</summary>
        /// <param name="header">Which; not <see cref="SipHeader.Other"/>.</param>
        /// <param name="value">Its value, 0 to 2,147,483,647.</param>
        public void WriteHeader(SipHeader header, int value)
        {
            StartHeader(header);
            _bytes.WriteDecimal(value);
            EndLine();
        }

        /// <summary>Copies every field of a header from a message, in order (RFC 3261 §8.2.6.2).</summary>
        /// <param name="message">The message to copy from.</param>
        /// <param name="header">Which; not <see cref="SipHeader.Other"/>.</param>
        public void CopyHeaders(SipMessage message, SipHeader header)
        {
            int index = message.IndexOf(header, 0);
            while (index >= 0)
            {
                StartHeader(header);
                _bytes.Write(message.Buffer, message.ValueOffset(index), message.ValueEnd(index));
                EndLine();
                index = message.IndexOf(header, index + 1);
            }
        }

        /// <summary>Writes the Via fields of a response (RFC 3261 §8.2.6.2, §18.2.1).</summary>
        /// <param name="request">The request.</param>
        public void CopyVias(SipMessage request)
        {
            if (request.Source == null)
            {
                CopyHeaders(request, SipHeader.Via);
            }
            else
            {
                request.Source.WriteVias(this, request);
            }
        }

        /// <summary>Writes a quoted-string (RFC 3261 §25.1), quotes and backslashes escaped.</summary>
        /// <param name="text">The text without quotes; UTF-8 without line ends.</param>
        public void WriteQuoted(byte[] text)
        {
            _bytes.Write('"');
            for (int i = 0; i < text.Length; i++)
            {
                int octet = text[i];
                if (octet == '"' || octet == '\\')
                {
                    _bytes.Write('\\');
                }

                _bytes.Write(octet);
            }

            _bytes.Write('"');
        }

        /// <summary>Ends a message without a body.</summary>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BufferFull"/>.</returns>
        public SipResult Finish()
        {
            // RFC 3261 §20.14: over a stream Content-Length is there, 0 without a body.
            WriteHeader(SipHeader.ContentLength, 0);
            EndLine();
            return _bytes.IsFull ? SipResult.BufferFull : SipResult.Ok;
        }

        /// <summary>Ends a message with a body.</summary>
        /// <param name="contentType">The body's media type, for example <c>application/sdp</c>.</param>
        /// <param name="body">The buffer of the body, another one than is written to.</param>
        /// <param name="bodyOffset">Where the body starts.</param>
        /// <param name="bodyEnd">Where it ends, exclusive.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BufferFull"/>.</returns>
        public SipResult Finish(byte[] contentType, byte[] body, int bodyOffset, int bodyEnd)
        {
            // RFC 3261 §20.15: where there is a body there is Content-Type.
            WriteHeader(SipHeader.ContentType, contentType);
            WriteHeader(SipHeader.ContentLength, bodyEnd - bodyOffset);
            EndLine();
            _bytes.Write(body, bodyOffset, bodyEnd);
            return _bytes.IsFull ? SipResult.BufferFull : SipResult.Ok;
        }
    }
}
