using Countersign.People.Records;

namespace Countersign.People.Phrases;

/// <summary>Which phrases a school may allow in its posts.</summary>
internal static class PhraseRules
{
    private const int MostPhrases = 200;

    private const int FewestLetters = 4;

    /// <summary>The phrase as it is kept.</summary>
    public static Outcome<string> Decide(string? phrase, IReadOnlyCollection<string> allowed, IReadOnlyList<PupilName> pupils)
    {
        var words = string.Join(' ', (phrase ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Count(char.IsLetter) < FewestLetters)
        {
            return new Refusal("Enter the words as they stand in posts, such as “Harry Potter day”");
        }

        if (allowed.Contains(words, StringComparer.OrdinalIgnoreCase))
        {
            return new Refusal("This phrase is allowed already");
        }

        if (allowed.Count >= MostPhrases)
        {
            return new Refusal($"A school may allow {MostPhrases} phrases. Take back those that are not needed any more");
        }

        // A name alone would hide that pupil in every post.
        return pupils.Any(pupil => Names(pupil).Contains(words, StringComparer.OrdinalIgnoreCase))
            ? new Refusal("This is the name of a pupil and nothing else, so nobody would be warned any more. Add the words that stand beside it")
            : words;
    }

    private static IEnumerable<string> Names(PupilName pupil) => new[] { pupil.FirstName, pupil.PreferredName, pupil.Surname }.OfType<string>()
        .Concat(new[] { pupil.FirstName, pupil.PreferredName }.OfType<string>()
            .SelectMany(first => new[] { $"{first} {pupil.Surname}", $"{pupil.Surname} {first}" }))
        .Where(name => name.Trim().Length > 0);
}
