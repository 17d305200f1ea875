namespace SipPhone.Board.Esp32.Engine
{
    // What the native engine answers instead of a count, number for number with firmware/native/src/result.h; the
    // first five are HalResult. Only those that somebody asks for.

    /// <summary>Codes of the native engine; every one is negative.</summary>
    internal static class EngineCode
    {
        /// <summary>All went well.</summary>
        internal const int Ok = 0;

        /// <summary>The direction that was asked for has ended.</summary>
        internal const int Closed = -1;

        /// <summary>The trust anchors are missing, too many, or not certificates.</summary>
        internal const int BadAnchors = -14;

        /// <summary>Our own chain is too long, or not certificates.</summary>
        internal const int BadCertificate = -15;

        /// <summary>Our own key is none, or not that of our certificate.</summary>
        internal const int BadKey = -16;

        /// <summary>An argument outside what the call takes, such as octets that no server name has.</summary>
        internal const int BadArgument = -12;
    }
}
