namespace SipPhone.Board.Esp32.Engine
{
    // What one step of the native engine found, number for number with firmware/native/src/result.h.

    /// <summary>Steps of the native engine; every one is above zero.</summary>
    internal static class EngineStep
    {
        /// <summary>The engine needs octets from the wire.</summary>
        internal const int WantInput = 1;

        /// <summary>The engine's output has to be drained first.</summary>
        internal const int WantOutput = 2;

        /// <summary>One piece is done, and the next can follow.</summary>
        internal const int Working = 3;

        /// <summary>The handshake is over and the peer's chain was verified.</summary>
        internal const int PeerPresented = 4;

        /// <summary>The peer was accepted.</summary>
        internal const int Done = 5;

        /// <summary>It failed for good.</summary>
        internal const int Failed = 6;
    }
}
