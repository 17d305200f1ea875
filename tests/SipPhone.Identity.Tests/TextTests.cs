namespace SipPhone.Identity.Tests;

/// <summary>The words for codes.</summary>
public sealed class TextTests
{
    // rules/identity: the reason codes, in their order.
    [Fact]
    public void Reasons_have_their_codes()
    {
        string[] codes =
        [
            "authenticated", "mismatch", "no-identity", "not-located", "reference-invalid", "expired", "not-yet-valid",
            "clock-not-set", "eku", "malformed", "too-large",
        ];
        Assert.Equal(codes, Enum.GetValues<IdentityReason>().Select(IdentityReasons.Name));
        Assert.Equal("unknown", IdentityReasons.Name((IdentityReason)codes.Length));
    }

    [Fact]
    public void Every_result_and_every_kind_of_name_has_its_own_words()
    {
        string[] results = [.. Enum.GetValues<DerResult>().Select(DerResults.Name)];
        string[] names = [.. Enum.GetValues<PresentedName>().Select(PresentedNameTexts.Name)];
        Assert.Distinct(results);
        Assert.Distinct(names);
        Assert.DoesNotContain("unknown", results);
        Assert.DoesNotContain("unknown", names);
        Assert.Equal("unknown", DerResults.Name((DerResult)results.Length));
        Assert.Equal("unknown", PresentedNameTexts.Name((PresentedName)names.Length));
    }

    [Fact]
    public void Three_kinds_of_name_are_identities()
    {
        Assert.Equal(
            [PresentedName.SipUri, PresentedName.SipsUri, PresentedName.DnsName],
            Enum.GetValues<PresentedName>().Where(PresentedNameTexts.IsIdentity));
    }
}
