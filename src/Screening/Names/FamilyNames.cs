using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>"The Okafors" and "the Okafor family".</summary>
internal static class FamilyNames
{
    private static readonly FrozenSet<string> Households =
        "family families twins brothers sisters siblings household clan trio triplets boys girls children kids cousins".Split(' ').ToFrozenSet();

    public static NameHit? At(LetterStream stream, NameEntry surname, int start, int end)
    {
        if (surname.Pupils.Count == 0 || !(stream.IsCapital(start) || !stream.HasCapitals || NameForm.IsParticle(stream.Word(start))))
        {
            return null;
        }

        var plural = Plural(stream, end);
        var until = plural ?? end;
        if (!stream.IsEdge(until) || surname.Letters.Length < 3)
        {
            return null;
        }

        var before = stream.PreviousEdge(start);
        var word = before < 0 || Gap.EndsSentence(stream, start, before) ? "" : stream.Word(before);
        var household = until < stream.Letters.Length && Gap.IsBlank(stream.GapBefore(until)) && Households.Contains(stream.Word(until));
        if (household || word is "family" or "families")
        {
            return word is "royal" ? null : new(start, until, NameTier.Fuzzy, [.. surname.Pupils]);
        }

        // "The Greens" may be a party or a lawn, so that a name that is a word needs a capital that says something.
        return plural is not null && word == "the" && (!surname.IsWord || PersonSigns.Before(stream, before)
            || (stream.IsCapital(start) && !stream.IsCapital(start + 1) && !PersonSigns.ThingAfter(stream, start, until)))
            ? new(start, until, NameTier.Fuzzy, [.. surname.Pupils])
            : null;
    }

    // Names that end in a hissing sound take -es; an apostrophe before or after the s is a common slip.
    private static int? Plural(LetterStream stream, int end)
    {
        var letters = stream.Letters;
        if (end < letters.Length && letters[end] == 's' && stream.IsEdge(end + 1) && (!stream.IsEdge(end) || stream.GapBefore(end) is "'" or "’"))
        {
            return end + 1;
        }

        return end + 1 < letters.Length && letters[end] == 'e' && letters[end + 1] == 's' && stream.IsEdge(end + 2) && !stream.IsEdge(end) ? end + 2 : null;
    }
}
