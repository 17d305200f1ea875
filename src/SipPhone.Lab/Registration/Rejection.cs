namespace SipPhone.Lab.Registration
{
    /// <summary>Why a request is not done, as the status line says it.</summary>
    /// <param name="StatusCode">400 to 699.</param>
    /// <param name="Phrase">The reason phrase.</param>
    internal sealed record Rejection(int StatusCode, string Phrase);
}
