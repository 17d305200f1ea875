using System;

namespace SipPhone.Settings
{
    /// <summary>
    /// Values of settings, each checked as it came in. What is not set has the table's default.
    /// </summary>
    public sealed class SettingSet
    {
        /// <summary>The buffer that <see cref="Find"/> points into.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Sets a value after checking its form.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="buffer">The buffer of the value; copied.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <c>Ok</c>, or what is wrong, and then the old value stands. Whether the device is sealed is the caller's
        /// question.
        /// </returns>
        public SettingResult Set(SettingId id, byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Takes a value away, so that the default holds.</summary>
        /// <param name="id">The setting.</param>
        public void Unset(SettingId id)
        {
            throw new NotSupportedException();
        }

        /// <summary>Finds a value that was set.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="offset">Where it starts in <see cref="Buffer"/>, until the next change; 0 for none.</param>
        /// <param name="end">Where it ends, exclusive; 0 for none.</param>
        /// <returns>False when it is not set.</returns>
        public bool Find(SettingId id, out int offset, out int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>A copy of a value, or of its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The octets; null when it is not set and has no default.</returns>
        public byte[] Copy(SettingId id)
        {
            throw new NotSupportedException();
        }

        /// <summary>The value of a <see cref="SettingKind.Number"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The number.</returns>
        public int Number(SettingId id)
        {
            throw new NotSupportedException();
        }

        /// <summary>The value of a <see cref="SettingKind.Switch"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True for <c>on</c>.</returns>
        public bool IsOn(SettingId id)
        {
            throw new NotSupportedException();
        }

        /// <summary>The value of a <see cref="SettingKind.Choice"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The word's place in <c>Choices</c>, from 0.</returns>
        public int Choice(SettingId id)
        {
            throw new NotSupportedException();
        }

        /// <summary>Tells whether a setting has the same value in another set, or is unset in both.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="other">The other set.</param>
        /// <returns>True when equal, octet by octet.</returns>
        public bool IsEqual(SettingId id, SettingSet other)
        {
            throw new NotSupportedException();
        }

        /// <summary>Becomes a copy of another set.</summary>
        /// <param name="other">The other set.</param>
        public void CopyFrom(SettingSet other)
        {
            throw new NotSupportedException();
        }

        /// <summary>Unsets everything, and wipes what stood there.</summary>
        public void Clear()
        {
            throw new NotSupportedException();
        }
    }
}
