namespace SipPhone.Cli.Parse;

/// <summary>What kind of message the octets are.</summary>
internal enum MessageKind
{
    /// <summary>Neither can be told.</summary>
    Unknown,

    /// <summary>A request.</summary>
    Request,

    /// <summary>A response.</summary>
    Response,
}
