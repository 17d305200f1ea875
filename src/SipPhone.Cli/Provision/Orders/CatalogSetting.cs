using SipPhone.Settings;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>What a station needs to know of a setting.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name on the console.</param>
/// <param name="IsSwitch">Whether it is <c>on</c> or <c>off</c>.</param>
/// <param name="IsSecret">Whether it is write-only.</param>
/// <param name="IsSealed">Whether a sealed device refuses to change it.</param>
internal sealed record CatalogSetting(SettingId Id, string Name, bool IsSwitch, bool IsSecret, bool IsSealed);
