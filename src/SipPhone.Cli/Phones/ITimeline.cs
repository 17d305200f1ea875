namespace SipPhone.Cli.Phones;

/// <summary>Where the steps of a phone's life are told, each with its time.</summary>
internal interface ITimeline
{
    /// <summary>A step that has a name of its own in JSON.</summary>
    /// <param name="name">The name, such as <c>located</c>.</param>
    /// <param name="isOk">Whether it went as it should.</param>
    /// <param name="text">What happened, for people.</param>
    /// <param name="details">What happened, for programs.</param>
    void Step(string name, bool isOk, string text, params (string Key, object? Value)[] details);

    /// <summary>Something worth telling people only.</summary>
    /// <param name="label">A word or two.</param>
    /// <param name="text">A sentence.</param>
    void Note(string label, string text);
}
