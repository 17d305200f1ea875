using System;
using System.CommandLine;

namespace SipPhone.Cli;

/// <summary>An option whose value is one of a few words; the first is the default.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
internal sealed class Choice<T>
{
    private readonly string[] _words;
    private readonly T[] _values;
    private readonly Option<string> _option;

    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name with the hyphens.</param>
    /// <param name="description">What it is for, in a sentence.</param>
    /// <param name="choices">The words and what they stand for.</param>
    public Choice(string name, string description, params (string Word, T Value)[] choices)
    {
        _words = Array.ConvertAll(choices, choice => choice.Word);
        _values = Array.ConvertAll(choices, choice => choice.Value);
        _option = new Option<string>(name)
        {
            Description = $"{description} Default: {_words[0]}.",
            HelpName = string.Join('|', _words),
        };
        _option.Validators.Add(result =>
        {
            string? word = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (word is not null && Array.IndexOf(_words, word) < 0)
            {
                result.AddError($"{name} does not know \"{word}\". Give one of: {string.Join(", ", _words)}.");
            }
        });
    }

    /// <summary>The option, to add to a command.</summary>
    public Option Option => _option;

    /// <summary>What was chosen.</summary>
    public T ValueIn(ParseResult result)
    {
        return result.GetValue(_option) is { } word ? _values[Array.IndexOf(_words, word)] : _values[0];
    }
}
