using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary>
/// Arguments and options that the commands of <c>ca</c> share, each made anew for its command, and checked while it is
/// parsed.
/// </summary>
internal static class AuthorityOptions
{
    // RFC 5280 appendix A.1, ub-common-name. A device's name is its file's name too.
    private const int MaxNameCharacters = 64;
    private const string NameSigns = "-_.";
    private const int MaxDays = 36_500;

    /// <summary><c>DIR</c>.</summary>
    public static Argument<string> Directory()
    {
        return new Argument<string>("DIR") { Description = "The authority's directory." };
    }

    /// <summary><c>--key</c>.</summary>
    public static Choice<KeyKind> Key()
    {
        return new(
            "--key",
            "The key to make: ecdsa-p256, ecdsa-p384, rsa2048, or rsa3072.",
            (KeyKinds.Name(KeyKind.EcdsaP256), KeyKind.EcdsaP256),
            (KeyKinds.Name(KeyKind.EcdsaP384), KeyKind.EcdsaP384),
            (KeyKinds.Name(KeyKind.Rsa2048), KeyKind.Rsa2048),
            (KeyKinds.Name(KeyKind.Rsa3072), KeyKind.Rsa3072));
    }

    /// <summary><c>--days</c>.</summary>
    /// <param name="usual">How many without it.</param>
    public static Option<int?> Days(int usual)
    {
        Option<int?> option = new("--days")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"For how many days it is valid, 1 to {MaxDays}, but not longer than the authority. Default: {usual}."),
            HelpName = "DAYS",
        };
        Check(option, text => int.TryParse(text, out int days) && days is >= 1 and <= MaxDays
            ? null
            : $"--days takes 1 to {MaxDays} days, not \"{text}\".");
        return option;
    }

    /// <summary><c>--domain</c>, in A-labels.</summary>
    public static Option<string> Domain()
    {
        return new Option<string>("--domain")
        {
            Description = "The SIP domain, such as example.com.",
            HelpName = "DOMAIN",
            Required = true,
            CustomParser = result => NameOf(result, "--domain", "example.com"),
        };
    }

    /// <summary><c>--host</c>, in A-labels.</summary>
    /// <param name="required">Whether it must be there.</param>
    public static Option<string> Host(bool required)
    {
        return new Option<string>("--host")
        {
            Description = "The server's canonical host name, such as sip1.example.com.",
            HelpName = "HOST",
            Required = required,
            CustomParser = result => NameOf(result, "--host", "sip1.example.com"),
        };
    }

    /// <summary><c>--name</c> of a device.</summary>
    /// <param name="required">Whether it must be there.</param>
    public static Option<string> DeviceName(bool required)
    {
        Option<string> option = new("--name")
        {
            Description = "The device's name, such as door-17: letters, digits, hyphen, dot and underscore.",
            HelpName = "NAME",
            Required = required,
        };
        Check(option, name => IsDeviceName(name)
            ? null
            : $"--name cannot be \"{name}\". Give 1 to {MaxNameCharacters} letters, digits, hyphens, dots and " +
                "underscores, starting with a letter or digit, such as door-17: it is the name of the files, too.");
        return option;
    }

    /// <summary><c>--sip-eku</c>.</summary>
    public static Option<bool> SipUsage()
    {
        return new Option<bool>("--sip-eku")
        {
            Description = "Let the extended key usage also hold id-kp-sipDomain (RFC 5924).",
        };
    }

    /// <summary><c>--out</c>.</summary>
    public static Option<string?> OutputDirectory()
    {
        return new Option<string?>("--out")
        {
            Description = "Where the files go. Default: DIR/issued.",
            HelpName = "FOLDER",
        };
    }

    /// <summary>Has an option's value checked while it is parsed.</summary>
    /// <param name="option">The option.</param>
    /// <param name="faultOf">Says what is wrong with what was typed; null for nothing.</param>
    public static void Check(Option option, Func<string, string?> faultOf)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && faultOf(result.Tokens[0].Value) is { } fault)
            {
                result.AddError(fault);
            }
        });
    }

    private static string NameOf(ArgumentResult result, string option, string example)
    {
        string name = DomainText.ToAscii(result.Tokens[0].Value);
        if (DomainName.FaultOf(name) is { } fault)
        {
            result.AddError(
                $"{option} cannot be \"{result.Tokens[0].Value}\": it {fault}. Give a whole name, such as {example}.");
        }

        return name;
    }

    private static bool IsDeviceName(string name)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !NameSigns.Contains(character))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= MaxNameCharacters && char.IsAsciiLetterOrDigit(name[0]);
    }
}
