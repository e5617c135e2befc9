namespace Countersign.Screening.Names;

/// <summary>Two spans of words that stand together, met with the first names and surnames of the roster in both orders.</summary>
internal static class NearPairs
{
    private const int ShortestKeys = 4;
    private const int MostDifference = 3;

    /// <summary>The pupils who may be meant; <paramref name="led"/> when small words lead up to the second.</summary>
    public static IEnumerable<IReadOnlyList<Guid>> Meant(Roster roster, WordSpan one, WordSpan other, bool led)
    {
        if (one.Firsts.Count > 0 || other.Surnames.Count > 0)
        {
            foreach (var pupils in InOrder(roster, one, other, led))
            {
                yield return pupils;
            }
        }

        if (!led && (other.Firsts.Count > 0 || one.Surnames.Count > 0))
        {
            foreach (var pupils in InOrder(roster, other, one, led))
            {
                yield return pupils;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Guid>> InOrder(Roster roster, WordSpan first, WordSpan surname, bool led)
    {
        foreach (var number in first.Firsts)
        {
            var entry = roster.First(number);
            var like = first.Letters == entry.Letters ? Alike.Same : Alike.Sounds;
            foreach (var partner in entry.Partners)
            {
                var name = roster.Surname(partner);
                if (Likeness.Of(surname, name) is not Alike.Not and var likeSurname && Agree(first, surname, led, entry, name, like, likeSurname))
                {
                    yield return roster.Either(number, partner);
                }
            }
        }

        foreach (var number in surname.Surnames)
        {
            var entry = roster.Surname(number);
            var like = surname.Letters == entry.Letters ? Alike.Same : Alike.Sounds;
            foreach (var partner in entry.Partners)
            {
                var name = roster.First(partner);
                if (Likeness.Of(first, name) == Alike.Slip && !first.IsOther(name) && Agree(first, surname, led, name, entry, Alike.Slip, like))
                {
                    yield return roster.Either(partner, number);
                }
            }
        }
    }

    private static bool Agree(
        WordSpan one, WordSpan other, bool led, NameEntry first, NameEntry surname, Alike likeFirst, Alike likeSurname)
    {
        if (likeFirst == Alike.Same && likeSurname == Alike.Same)
        {
            return led && !(first.IsWord && surname.IsWord);
        }

        // One consonant alone says little.
        if ((likeFirst == Alike.Slip && likeSurname == Alike.Slip)
            || (likeFirst == Alike.Sounds && first.Key.Length < 2 && likeSurname != Alike.Same)
            || (likeSurname == Alike.Sounds && surname.Key.Length < 2 && likeFirst != Alike.Same))
        {
            return false;
        }

        return likeFirst == Alike.Slip || likeSurname == Alike.Slip || first.Key.Length + surname.Key.Length >= ShortestKeys
            || Math.Abs(one.Letters.Length + other.Letters.Length - first.Letters.Length - surname.Letters.Length) < MostDifference;
    }
}
