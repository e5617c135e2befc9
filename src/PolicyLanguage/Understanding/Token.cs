namespace Countersign.PolicyLanguage.Understanding;

/// <summary>A word of a sentence.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Text">In lower case, without its apostrophe, its spelling mended.</param>
/// <param name="Forms">The word and what it may be a form of: <c>adding</c> and <c>add</c>.</param>
internal sealed record Token(string Typed, string Text, IReadOnlyList<string> Forms)
{
    /// <summary>The end of a sentence or of a line, which no pattern reaches across.</summary>
    public bool IsEnd { get; init; }

    /// <summary>No word that the lexicon or the dictionary knows.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The shortest of its forms that is a word, under which everything that is said with it is weighed.</summary>
    public string Stem { get; init; } = Text;

    public bool Is(string word)
    {
        for (var i = 0; i < Forms.Count; i++)
        {
            if (Forms[i] == word)
            {
                return true;
            }
        }

        return false;
    }
}
