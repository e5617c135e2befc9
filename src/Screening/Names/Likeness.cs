using System.Collections.Frozen;

namespace Countersign.Screening.Names;

/// <summary>How like a written word is to a name, from least to most.</summary>
internal enum Alike
{
    Not,

    /// <summary>One letter is other, more, less or swapped.</summary>
    Slip,

    /// <summary>It sounds the same.</summary>
    Sounds,

    Same,
}

/// <summary>Compares a word of a text with a name of the roster.</summary>
internal static class Likeness
{
    private const int ShortestSlip = 4;
    private const int ShortestSound = 3;
    private const int ShortestStem = 4;
    private const int ShortestRelated = 4;

    private static readonly FrozenSet<string> Endings = (
        "owi em iem om iego ego emu iemu im iej ej ii ie ia ian ow ov ova ovi ami "
        + "nak nek anak inak ianak ra re val vel hoz hez ui iui io ei ou ovou ovej u").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Relations = "gh hg bp pb kg gk dt td fv vf js sj kh hk gj jg".Split(' ').ToFrozenSet();

    public static Alike Of(string written, string key, NameEntry name)
    {
        if (written == name.Letters)
        {
            return Alike.Same;
        }

        // A word of the language, and a given name of its own, is no slip in another.
        if (written.Length < ShortestSound || CommonWords.Has(written))
        {
            return Alike.Not;
        }

        if (name.Letters.Length >= ShortestSound && (key == name.Key || name.OtherKeys.Contains(key)))
        {
            return Alike.Sounds;
        }

        if (IsInflected(written, name.Letters) || IsRelated(key, name.Key))
        {
            return Alike.Slip;
        }

        return name.Letters.Length >= ShortestSlip + (name.IsWord ? 1 : 0) && OneSlip.Between(name.Letters, written) ? Alike.Slip : Alike.Not;
    }

    // "Wróblewskiego", "Zsófiának": names bend in many languages of Europe.
    private static bool IsInflected(string written, string name)
    {
        var stem = name.AsSpan().TrimEnd("aeiouy");
        return stem.Length >= ShortestStem && written.StartsWith(stem, StringComparison.Ordinal) && Endings.Contains(written[stem.Length..]);
    }

    // "Gritsenko" and "Hrytsenko", "Baek" and "Paek": one consonant other, and near in the mouth.
    private static bool IsRelated(string key, string name)
    {
        var at = key.AsSpan().CommonPrefixLength(name);
        return key.Length == name.Length && key.Length >= ShortestRelated && at < key.Length && key.AsSpan(at + 1).SequenceEqual(name.AsSpan(at + 1))
            && Relations.Contains(string.Concat(key[at], name[at]));
    }
}

/// <summary>Two words that stand together, to be met with the roster; <paramref name="Led"/> when small words lead up to the second.</summary>
internal sealed record LikePair(string One, string KeyOfOne, string Other, string KeyOfOther, bool Led)
{
    private const int ShortestKeys = 4;
    private const int MostDifference = 3;

    public IEnumerable<IReadOnlyList<Guid>> Meant(Roster roster, int[] firsts, int[] surnames)
    {
        foreach (var pupils in InOrder(roster, firsts, roster.SurnamesLike(KeyOfOther), One, KeyOfOne, Other, KeyOfOther))
        {
            yield return pupils;
        }

        if (!Led)
        {
            foreach (var pupils in InOrder(roster, roster.FirstsLike(KeyOfOther), surnames, Other, KeyOfOther, One, KeyOfOne))
            {
                yield return pupils;
            }
        }
    }

    private IEnumerable<IReadOnlyList<Guid>> InOrder(
        Roster roster, int[] firsts, int[] surnames, string first, string firstKey, string surname, string surnameKey)
    {
        foreach (var number in firsts)
        {
            var entry = roster.First(number);
            if (entry.Partners.Count > 0 && Likeness.Of(first, firstKey, entry) is >= Alike.Sounds and var likeFirst && !IsOther(roster, first, entry))
            {
                foreach (var partner in entry.Partners)
                {
                    var likeSurname = Likeness.Of(surname, surnameKey, roster.Surname(partner));
                    if (likeSurname != Alike.Not && Agree(roster, entry, roster.Surname(partner), likeFirst, likeSurname))
                    {
                        yield return roster.Either(number, partner);
                    }
                }
            }
        }

        foreach (var number in surnames)
        {
            var entry = roster.Surname(number);
            if (Likeness.Of(surname, surnameKey, entry) is >= Alike.Sounds and var likeSurname)
            {
                foreach (var partner in entry.Partners.Where(partner => !IsOther(roster, first, roster.First(partner))))
                {
                    if (Likeness.Of(first, firstKey, roster.First(partner)) == Alike.Slip
                        && Agree(roster, roster.First(partner), entry, Alike.Slip, likeSurname))
                    {
                        yield return roster.Either(partner, number);
                    }
                }
            }
        }
    }

    // A name that somebody else has, or that the list of given names knows apart from this one.
    private static bool IsOther(Roster roster, string written, NameEntry name) =>
        written != name.Letters && GivenNames.Knows(written) && !GivenNames.AreOne(written, name.Letters)
        && !(name.Letters.Length > written.Length + 2);

    private bool Agree(Roster roster, NameEntry first, NameEntry surname, Alike likeFirst, Alike likeSurname)
    {
        if (likeFirst == Alike.Same && likeSurname == Alike.Same)
        {
            return Led && !(first.IsWord && surname.IsWord);
        }

        // One consonant alone says little.
        if ((likeFirst == Alike.Slip && likeSurname == Alike.Slip)
            || (likeFirst == Alike.Sounds && first.Key.Length < 2 && likeSurname != Alike.Same)
            || (likeSurname == Alike.Sounds && surname.Key.Length < 2 && likeFirst != Alike.Same))
        {
            return false;
        }

        return likeFirst == Alike.Slip || likeSurname == Alike.Slip || first.Key.Length + surname.Key.Length >= ShortestKeys
            || Math.Abs(One.Length + Other.Length - first.Letters.Length - surname.Letters.Length) < MostDifference;
    }
}
