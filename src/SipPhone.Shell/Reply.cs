using System;
using SipPhone.Core;

namespace SipPhone.Shell
{
    /// <summary>
    /// The answer to one command, written once for both readers: lines of words for a person, one line of JSON (RFC 8259)
    /// for a station. Octets of values are UTF-8; what is not is shown as hexadecimal escapes, so that nothing from the
    /// wire can write to a terminal.
    /// </summary>
    public sealed class Reply
    {
        /// <summary>True when a station asked.</summary>
        public bool IsMachine { get; private set; }

        /// <summary>A line for a person; a station does not see it.</summary>
        /// <param name="text">ASCII, without a line end.</param>
        public void Line(string text)
        {
            throw new NotSupportedException();
        }

        /// <summary>A named text: <c>name: value</c> in a column of its own, or a JSON string.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void Field(string name, byte[] value, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>A named text.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">ASCII; null is left out.</param>
        public void Field(string name, string value)
        {
            throw new NotSupportedException();
        }

        /// <summary>A named number.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The number.</param>
        public void Number(string name, long value)
        {
            throw new NotSupportedException();
        }

        /// <summary>A named truth: <c>yes</c> or <c>no</c>, or a JSON boolean.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The truth.</param>
        public void Flag(string name, bool value)
        {
            throw new NotSupportedException();
        }

        /// <summary>
        /// A named text in pieces: write its UTF-8 to what is returned (at most <c>Limits.MaxReplyTextBytes</c>), then
        /// call <see cref="EndText"/>.
        /// </summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <returns>Where to write.</returns>
        public ByteWriter BeginText(string name)
        {
            throw new NotSupportedException();
        }

        /// <summary>Ends such a text.</summary>
        public void EndText()
        {
            throw new NotSupportedException();
        }

        /// <summary>Starts a list of objects, each between <see cref="BeginItem"/> and <see cref="EndItem"/>.</summary>
        /// <param name="name">Its name; lists do not stand in lists.</param>
        public void BeginList(string name)
        {
            throw new NotSupportedException();
        }

        /// <summary>Starts an object; for a person its fields stand in one line when <paramref name="isRow"/> is set.</summary>
        /// <param name="isRow">Whether a person sees a row (values in columns, no names) instead of a block.</param>
        public void BeginItem(bool isRow)
        {
            throw new NotSupportedException();
        }

        /// <summary>Ends it.</summary>
        public void EndItem()
        {
            throw new NotSupportedException();
        }

        /// <summary>Ends the list.</summary>
        public void EndList()
        {
            throw new NotSupportedException();
        }

        /// <summary>Sets what the command came to, when that is not <see cref="ReplyCode.Ok"/>.</summary>
        /// <param name="code">What.</param>
        /// <param name="message">
        /// A sentence that says what is wrong, where, and what to do; ASCII. Written by <see cref="BeginMessage"/> when
        /// it has parts.
        /// </param>
        public void Fail(ReplyCode code, string message)
        {
            throw new NotSupportedException();
        }

        /// <summary>The same, with a sentence in pieces: write it, then call <see cref="EndMessage"/>.</summary>
        /// <param name="code">What.</param>
        /// <returns>Where to write.</returns>
        public ByteWriter BeginMessage(ReplyCode code)
        {
            throw new NotSupportedException();
        }

        /// <summary>Ends such a sentence.</summary>
        public void EndMessage()
        {
            throw new NotSupportedException();
        }
    }
}
