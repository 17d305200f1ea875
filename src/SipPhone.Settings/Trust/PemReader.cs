using System;
using SipPhone.Core;

namespace SipPhone.Settings.Trust
{
    // PEM, RFC 7468, one line at a time, as it is pasted over a serial line. What a block holds is strict (RFC 4648
    // §4); around it the reader is as lax as RFC 7468 §2 wants: text before a block, blanks at the ends of lines, empty
    // lines, lines of any length.
    // Invariant: once a line was refused, every further one is until Reset; DER counts only while IsComplete.
    //
    // state    line             to                        else
    // outside  BEGIN label      inside                    Encrypted, UnknownLabel, BadBoundary
    //          END              -                         EndWithoutBegin
    //          other            outside
    // inside   BEGIN            -                         BeginInBlock
    //          END label        complete                  EndOfOther, Incomplete, Empty, BadBoundary
    //          base64           inside                    BadBase64, TooLarge, Encrypted (headers of RFC 1421)
    // complete any              complete: what follows is not looked at

    /// <summary>Reads one block of PEM (RFC 7468), fed line by line, into a buffer.</summary>
    public sealed class PemReader
    {
        private readonly byte[] _buffer;
        private readonly Base64Decoder _decoder;
        private bool _isInside;

        /// <summary>Makes one.</summary>
        /// <param name="buffer">Takes the DER, from its start; the reader keeps it.</param>
        public PemReader(byte[] buffer)
        {
            _buffer = buffer;
            _decoder = new Base64Decoder(buffer, 0, buffer.Length);
        }

        /// <summary>The buffer of the DER.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>How many octets of DER were read until now.</summary>
        public int Length
        {
            get { return _decoder.Length; }
        }

        /// <summary>What the block says that it holds; <c>None</c> before its BEGIN.</summary>
        public PemLabel Label { get; private set; }

        /// <summary>
        /// True once the END was read: <see cref="Buffer"/> from 0 to <see cref="Length"/> is the DER.
        /// </summary>
        public bool IsComplete { get; private set; }

        /// <summary>
        /// How many lines were fed since the last reset; after an error, the number of the line at fault.
        /// </summary>
        public int LineCount { get; private set; }

        /// <summary><c>Ok</c>, or what was wrong with line <see cref="LineCount"/>.</summary>
        public PemResult Error { get; private set; }

        /// <summary>Starts anew, and wipes what was read: it may have been a private key.</summary>
        public void Reset()
        {
            Array.Clear(_buffer, 0, _buffer.Length);
            _decoder.Reset();
            _isInside = false;
            Label = PemLabel.None;
            IsComplete = false;
            LineCount = 0;
            Error = PemResult.Ok;
        }

        /// <summary>Takes the next line.</summary>
        /// <param name="line">The buffer of the line.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive, without its line end.</param>
        /// <returns>
        /// <c>Ok</c>, or what is wrong; the same again for each line until <see cref="Reset"/>. What follows a complete
        /// block is not looked at.
        /// </returns>
        public PemResult Feed(byte[] line, int offset, int end)
        {
            if (Error != PemResult.Ok || IsComplete)
            {
                return Error;
            }

            LineCount++;
            Error = Take(line, offset, end);
            return Error;
        }

        private PemResult Take(byte[] line, int offset, int end)
        {
            while (offset < end && IsBlank(line[offset]))
            {
                offset++;
            }

            while (offset < end && IsBlank(line[end - 1]))
            {
                end--;
            }

            if (StartsWith(line, offset, end, "-----"))
            {
                return TakeBoundary(line, offset, end);
            }

            if (!_isInside)
            {
                // RFC 7468 §2: text before the block is passed over.
                return PemResult.Ok;
            }

            // RFC 1421 §4.6.1.1, which the old forms of private keys have: the first line of one that is encrypted.
            return StartsWith(line, offset, end, "Proc-Type:")
                ? PemResult.Encrypted
                : _decoder.Feed(line, offset, end);
        }

        private PemResult TakeBoundary(byte[] line, int offset, int end)
        {
            if (StartsWith(line, offset, end, "-----BEGIN"))
            {
                return Begin(line, offset, end);
            }

            if (StartsWith(line, offset, end, "-----END"))
            {
                return End(line, offset, end);
            }

            // A row of dashes is text as any other, but base64 has none.
            return _isInside ? PemResult.BadBoundary : PemResult.Ok;
        }

        private PemResult Begin(byte[] line, int offset, int end)
        {
            if (_isInside)
            {
                return PemResult.BeginInBlock;
            }

            PemResult result = ReadLabel(line, offset, end, "-----BEGIN ", out PemLabel label);
            Label = label;
            _isInside = result == PemResult.Ok;
            return result;
        }

        private PemResult End(byte[] line, int offset, int end)
        {
            if (!_isInside)
            {
                return PemResult.EndWithoutBegin;
            }

            PemResult result = ReadLabel(line, offset, end, "-----END ", out PemLabel label);
            if (result == PemResult.BadBoundary)
            {
                return result;
            }

            if (label != Label)
            {
                return PemResult.EndOfOther;
            }

            if (!_decoder.IsWhole)
            {
                return PemResult.Incomplete;
            }

            if (_decoder.Length == 0)
            {
                return PemResult.Empty;
            }

            _isInside = false;
            IsComplete = true;
            return PemResult.Ok;
        }

        private static PemResult ReadLabel(byte[] line, int offset, int end, string start, out PemLabel label)
        {
            const int Dashes = 5;
            label = PemLabel.None;
            offset += start.Length;
            int labelEnd = end - Dashes;
            if (offset >= labelEnd || line[offset - 1] != ' ' || !IsText(line, labelEnd, end, "-----"))
            {
                return PemResult.BadBoundary;
            }

            if (IsText(line, offset, labelEnd, "CERTIFICATE"))
            {
                label = PemLabel.Certificate;
            }
            else if (IsText(line, offset, labelEnd, "PRIVATE KEY"))
            {
                label = PemLabel.PrivateKey;
            }
            else if (IsText(line, offset, labelEnd, "EC PRIVATE KEY"))
            {
                label = PemLabel.EcPrivateKey;
            }
            else if (IsText(line, offset, labelEnd, "RSA PRIVATE KEY"))
            {
                label = PemLabel.RsaPrivateKey;
            }
            else
            {
                // RFC 7468 §11.
                bool isEncrypted = IsText(line, offset, labelEnd, "ENCRYPTED PRIVATE KEY");
                return isEncrypted ? PemResult.Encrypted : PemResult.UnknownLabel;
            }

            return PemResult.Ok;
        }

        private static bool StartsWith(byte[] line, int offset, int end, string text)
        {
            // The first octet by itself: it tells most lines apart without making an array.
            if (offset >= end || line[offset] != text[0])
            {
                return false;
            }

            int length = text.Length;
            return length <= end - offset && IsText(line, offset, offset + length, text);
        }

        private static bool IsText(byte[] line, int offset, int end, string text)
        {
            return Ascii.EqualsExactly(line, offset, end, Ascii.ToBytes(text));
        }

        private static bool IsBlank(int octet)
        {
            return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
        }
    }
}
