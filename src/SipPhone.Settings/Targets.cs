using SipPhone.Core;

namespace SipPhone.Settings
{
    // Whom to call and who may call, as far as their octets go; the phone makes URIs of them and looks once more.
    //
    //   target                                | taken when
    //   sip:HOST..., sips:HOST...             | HOST is a name or an address, perhaps with a port and parameters
    //   sip:USER@HOST..., sips:USER@HOST...   | the same, and USER is one
    //   USER@HOST...                          | the same
    //   USER                                  | it is one: somebody in our own domain
    //   with headers, with a password         | never: the phone writes the header fields, and nobody dials passwords
    //
    // Invariant: no blank, comma, quote or angle bracket passes.

    /// <summary>Checks targets and callers.</summary>
    internal static class Targets
    {
        // RFC 3261 §25.1: mark and user-unreserved; mark and the rest of paramchar and ";" "=".
        private const string UserMarks = "-_.!~*'()&=+$,;?/";
        private const string ParameterMarks = "-_.!~*'()[]/:&+$;=";

        /// <summary>
        /// Tells whether a range is the user part of a SIP URI; as a target it is somebody in our own domain.
        /// </summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is; an empty one is not.</returns>
        internal static bool IsUser(byte[] value, int offset, int end)
        {
            return offset < end && Skip(value, offset, end, UserMarks) == end;
        }

        /// <summary>Checks a target.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>TooLong</c>, <c>BadTarget</c>, <c>BadPort</c>.</returns>
        internal static SettingResult CheckTarget(byte[] value, int offset, int end)
        {
            if (end - offset > Limits.MaxDialledUriBytes)
            {
                return SettingResult.TooLong;
            }

            if (IsUser(value, offset, end))
            {
                return SettingResult.Ok;
            }

            int rest = SkipScheme(value, offset, end);
            int sign = Ascii.IndexOf(value, rest, end, '@');
            bool hasUser = sign < end;
            if (hasUser ? !IsUser(value, rest, sign) : rest == offset)
            {
                return SettingResult.BadTarget;
            }

            int hostOffset = hasUser ? sign + 1 : rest;
            int parameters = Ascii.IndexOf(value, hostOffset, end, ';');
            return Skip(value, parameters, end, ParameterMarks) == end
                ? CheckTargetHost(value, hostOffset, parameters)
                : SettingResult.BadTarget;
        }

        /// <summary>Checks a caller: <c>user@domain</c> or <c>domain</c>.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadTarget</c>.</returns>
        internal static SettingResult CheckCaller(byte[] value, int offset, int end)
        {
            int sign = Ascii.IndexOf(value, offset, end, '@');
            bool hasUser = sign < end;
            bool isUser = !hasUser || (IsUser(value, offset, sign) && sign - offset <= Limits.MaxUserBytes);
            int domain = hasUser ? sign + 1 : offset;
            return isUser && HostNames.CheckDomain(value, domain, end) == SettingResult.Ok
                ? SettingResult.Ok
                : SettingResult.BadTarget;
        }

        private static SettingResult CheckTargetHost(byte[] value, int offset, int end)
        {
            SettingResult result = HostPort.Split(value, offset, end, out int hostOffset, out int hostEnd, out _);
            if (result != SettingResult.Ok)
            {
                return result == SettingResult.BadPort ? result : SettingResult.BadTarget;
            }

            // RFC 3261 §25.1: an IPv6 address stands in brackets, and nothing else does.
            bool isBracketed = hostOffset > offset;
            bool isIpv6 = Ascii.IndexOf(value, hostOffset, hostEnd, ':') < hostEnd;
            bool isHost = isBracketed == isIpv6 && HostNames.CheckHost(value, hostOffset, hostEnd) == SettingResult.Ok;
            return isHost ? SettingResult.Ok : SettingResult.BadTarget;
        }

        // Behind "sip:" or "sips:"; the offset when neither stands there.
        private static int SkipScheme(byte[] value, int offset, int end)
        {
            int colon = Ascii.IndexOf(value, offset, end, ':');
            bool isScheme = colon < end && new WordTable("sip|sips").Find(value, offset, colon) >= 0;
            return isScheme ? colon + 1 : offset;
        }

        // Behind all alphanumeric octets, the marks, and escapes of "%" and two hexadecimal digits.
        private static int Skip(byte[] value, int offset, int end, string marks)
        {
            byte[] others = Ascii.ToBytes(marks);
            while (offset < end)
            {
                int octet = value[offset];
                if (octet == '%')
                {
                    if (end - offset < 3 || !Ascii.IsHexDigit(value[offset + 1]) || !Ascii.IsHexDigit(value[offset + 2]))
                    {
                        break;
                    }

                    offset += 2;
                }
                else if (!Ascii.IsLetter(octet) && !Ascii.IsDigit(octet)
                    && Ascii.IndexOf(others, 0, others.Length, octet) == others.Length)
                {
                    break;
                }

                offset++;
            }

            return offset;
        }
    }
}
