using System;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Shell.Application
{
    // The names that a certificate holds, in its own order, RFC 5280 §4.2.1.6. Invariant: what is cut says so.

    /// <summary>Writes the identities of a certificate in one text.</summary>
    internal static class CertificateNames
    {
        // Enough for the names of a usual certificate; a list of all is what inspect is for.
        private const int MaxBytes = 120;

        /// <summary>Makes a text of the identities of a certificate.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="leaf">The certificate as read from it.</param>
        /// <returns>Domains with commas between them, <c>...</c> at the end when cut; null for none.</returns>
        internal static byte[] Identities(byte[] der, LeafCertificate leaf)
        {
            ByteWriter writer = new ByteWriter(new byte[MaxBytes]);
            int at = leaf.SubjectAltNameOffset;
            while (at < leaf.SubjectAltNameEnd && !writer.IsFull)
            {
                GeneralName.Next(der, at, leaf.SubjectAltNameEnd, out int tag, out int content, out at);
                PresentedName name = PresentedNames.Classify(der, tag, content, at, out int domain, out int domainEnd);
                if (PresentedNameTexts.IsIdentity(name))
                {
                    int cut = domainEnd - domain > MaxBytes / 2 ? domain + (MaxBytes / 2) : domainEnd;
                    Words.Write(writer, writer.Length > 0 ? ", " : "");
                    Words.Write(writer, KindOf(name));
                    Words.Write(writer, der, domain, cut);
                }
            }

            if (writer.Length == 0)
            {
                return null;
            }

            byte[] text = Copy(writer.Buffer, 0, writer.Length);
            for (int i = text.Length - 3; writer.IsFull && i < text.Length; i++)
            {
                text[i] = (byte)'.';
            }

            return text;
        }

        /// <summary>Copies a range.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>A new array.</returns>
        internal static byte[] Copy(byte[] buffer, int offset, int end)
        {
            byte[] copy = new byte[end - offset];
            Array.Copy(buffer, offset, copy, 0, copy.Length);
            return copy;
        }

        private static string KindOf(PresentedName name)
        {
            switch (name)
            {
                case PresentedName.SipUri: return "sip:";
                case PresentedName.SipsUri: return "sips:";
                default: return "";
            }
        }
    }
}
