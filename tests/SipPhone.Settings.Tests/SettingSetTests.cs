using SipPhone.Core;

namespace SipPhone.Settings.Tests;

/// <summary>Values that are set, changed, unset, copied and wiped.</summary>
public sealed class SettingSetTests
{
    private readonly SettingSet _set = new();

    [Fact]
    public void Nothing_is_set_at_first()
    {
        foreach (Setting row in Rows.All)
        {
            Assert.False(_set.Find(row.Id, out int offset, out int end));
            Assert.Equal((0, 0), (offset, end));
            Assert.Equal(row.Default, _set.Text(row.Id));
        }

        Assert.Empty(_set.Buffer);
    }

    [Fact]
    public void Each_keeps_its_value_while_others_change()
    {
        _set.Set(SettingId.SipUser, "bob");
        _set.Set(SettingId.SipDomain, "example.com");
        _set.Set(SettingId.SipPassword, "Grüße");
        _set.Set(SettingId.SipUser, "a-longer-user");
        Assert.Equal("a-longer-user", _set.Text(SettingId.SipUser));
        Assert.Equal("example.com", _set.Text(SettingId.SipDomain));
        Assert.Equal("Grüße", _set.Text(SettingId.SipPassword));

        _set.Unset(SettingId.SipDomain);
        _set.Unset(SettingId.SipDomain);
        Assert.Null(_set.Text(SettingId.SipDomain));
        Assert.Equal("a-longer-user", _set.Text(SettingId.SipUser));
        Assert.Equal("Grüße", _set.Text(SettingId.SipPassword));
        Assert.True(_set.Find(SettingId.SipUser, out int offset, out int end));
        Assert.Equal("a-longer-user", Ascii.ToText(_set.Buffer, offset, end));
    }

    [Fact]
    public void A_refused_value_leaves_the_old()
    {
        _set.Set(SettingId.SipUser, "bob");
        Assert.Equal(SettingResult.BadCharacter, _set.Set(SettingId.SipUser, "b b"));
        Assert.Equal("bob", _set.Text(SettingId.SipUser));
    }

    [Fact]
    public void Words_are_kept_in_lower_case_and_nothing_else_is()
    {
        _set.Set(SettingId.TlsPolicy, "RFC5922");
        _set.Set(SettingId.TlsFallback, "OFF");
        _set.Set(SettingId.SipUser, "Bob");
        Assert.Equal("rfc5922", _set.Text(SettingId.TlsPolicy));
        Assert.Equal("off", _set.Text(SettingId.TlsFallback));
        Assert.Equal("Bob", _set.Text(SettingId.SipUser));
    }

    [Fact]
    public void Values_are_read_as_what_they_are()
    {
        Assert.Equal(60, _set.Number(SettingId.CallRingTimeout));
        Assert.True(_set.IsOn(SettingId.TlsFallback));
        Assert.False(_set.IsOn(SettingId.SipMailbox));
        Assert.Equal(0, _set.Choice(SettingId.TlsEku));
        Assert.Equal(2, _set.Choice(SettingId.LogLevel));

        _set.Set(SettingId.CallRingTimeout, "0");
        _set.Set(SettingId.TlsFallback, "off");
        _set.Set(SettingId.SipMailbox, "on");
        _set.Set(SettingId.TlsEku, "off");
        _set.Set(SettingId.LogLevel, "debug");
        Assert.Equal(0, _set.Number(SettingId.CallRingTimeout));
        Assert.False(_set.IsOn(SettingId.TlsFallback));
        Assert.True(_set.IsOn(SettingId.SipMailbox));
        Assert.Equal(2, _set.Choice(SettingId.TlsEku));
        Assert.Equal(3, _set.Choice(SettingId.LogLevel));
    }

    [Fact]
    public void Equal_is_the_same_value_or_none()
    {
        SettingSet other = new();
        Assert.True(_set.IsEqual(SettingId.SipUser, other));
        other.Set(SettingId.LogLevel, "info");
        Assert.False(_set.IsEqual(SettingId.LogLevel, other));
        Assert.False(other.IsEqual(SettingId.LogLevel, _set));
        _set.Set(SettingId.SipUser, "bob");
        other.Set(SettingId.SipUser, "bo");
        Assert.False(_set.IsEqual(SettingId.SipUser, other));
        other.Set(SettingId.SipUser, "bob");
        Assert.True(_set.IsEqual(SettingId.SipUser, other));
    }

    [Fact]
    public void A_copy_is_a_set_of_its_own()
    {
        _set.Set(SettingId.SipUser, "bob");
        SettingSet copy = new();
        copy.Set(SettingId.SipDomain, "example.com");
        copy.CopyFrom(_set);
        Assert.Null(copy.Text(SettingId.SipDomain));
        _set.Set(SettingId.SipUser, "eve");
        Assert.Equal("bob", copy.Text(SettingId.SipUser));
        copy.CopyFrom(copy);
        Assert.Equal("bob", copy.Text(SettingId.SipUser));
    }

    [Fact]
    public void What_is_let_go_is_wiped()
    {
        _set.Set(SettingId.SipPassword, "secret-1");
        List<byte[]> old = [_set.Buffer];
        _set.Set(SettingId.SipPassword, "secret-2");
        old.Add(_set.Buffer);
        _set.Set(SettingId.SipUser, "bob");
        old.Add(_set.Buffer);
        _set.Unset(SettingId.SipPassword);
        _set.Set(SettingId.SipPassword, "secret-3");
        old.Add(_set.Buffer);
        _set.CopyFrom(new SettingSet());
        _set.Set(SettingId.SipPassword, "secret-4");
        old.Add(_set.Buffer);
        _set.Clear();
        Assert.Empty(_set.Buffer);
        Assert.All(old, buffer => Assert.All(buffer, octet => Assert.Equal(0, octet)));
    }

    [Fact]
    public void A_set_that_is_full_keeps_what_it_has()
    {
        string target = "sip:" + new string('t', Limits.MaxDialledUriBytes - "sip:@example.com".Length)
            + "@example.com";
        string targets = string.Join(',', Enumerable.Repeat(target, Limits.MaxHuntTargets));
        Assert.Equal(SettingResult.Ok, _set.Set(SettingId.CallTargets, targets));
        int room = Limits.MaxSettingsBytes - _set.Buffer.Length - 3;

        // Eleven callers of 128 octets, and one that takes the rest and an octet more.
        string user = new string('u', Limits.MaxUserBytes) + "@";
        string most = string.Concat(Enumerable.Repeat(user + new string('e', Limits.MaxLabelBytes) + ",", 11));
        string callers = most + user + new string('e', room + 1 - most.Length - user.Length);
        Assert.Equal(SettingResult.Full, _set.Set(SettingId.IntercomAutoAnswer, callers));
        Assert.False(_set.Find(SettingId.IntercomAutoAnswer, out _, out _));
        Assert.Equal(targets, _set.Text(SettingId.CallTargets));
        Assert.Equal(SettingResult.Ok, _set.Set(SettingId.IntercomAutoAnswer, callers[..^1]));
        Assert.Equal(Limits.MaxSettingsBytes, _set.Buffer.Length);
        Assert.Equal(SettingResult.Full, _set.Set(SettingId.SipUser, "b"));
        Assert.Equal(SettingResult.Ok, _set.Set(SettingId.CallTargets, targets));
    }
}
