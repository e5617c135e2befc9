namespace Countersign.Screening.Names;

/// <summary>One to three words of a text that may be one name, with the numbers of the first names and surnames of the roster that sound like them.</summary>
internal sealed record WordSpan(int End, string Letters, string Key, bool IsWord, bool IsGiven)
{
    public List<int> Firsts { get; } = [];

    public List<int> Surnames { get; } = [];

    public static WordSpan Of(int end, string letters, Roster roster)
    {
        var key = SoundKey.Of(letters);
        var word = CommonWords.Has(letters) || CommonWords.Fills(letters);
        var span = new WordSpan(end, letters, key, word, GivenNames.Knows(letters));
        foreach (var number in roster.FirstsLike(key))
        {
            if (Likeness.Of(span, roster.First(number)) >= Alike.Sounds && !span.IsOther(roster.First(number)))
            {
                span.Firsts.Add(number);
            }
        }

        foreach (var number in roster.SurnamesLike(key))
        {
            if (Likeness.Of(span, roster.Surname(number)) >= Alike.Sounds)
            {
                span.Surnames.Add(number);
            }
        }

        return span;
    }

    /// <summary>Whether this is a given name that the list knows apart from the other, and so no slip in it.</summary>
    public bool IsOther(NameEntry name) => IsGiven && Letters != name.Letters && !GivenNames.AreOne(Letters, name.Letters)
        && name.Letters.Length <= Letters.Length + 2;
}
