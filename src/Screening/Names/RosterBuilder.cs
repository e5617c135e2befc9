using System.Runtime.InteropServices;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>Gathers the ways in which each pupil may be named.</summary>
internal sealed class RosterBuilder
{
    public NameTree Tree { get; } = new();

    public Dictionary<long, HashSet<Guid>> Pairs { get; } = [];

    public Dictionary<long, HashSet<Guid>> InitialOfSurname { get; } = [];

    public Dictionary<long, HashSet<Guid>> InitialOfFirst { get; } = [];

    public List<(string Letters, HashSet<Guid> Pupils, HashSet<int> Surnames)> Firsts { get; } = [];

    public List<string> Surnames { get; } = [];

    public int Count { get; private set; }

    public static long Key(int one, int other) => ((long)one << 32) | (uint)other;

    public void Add(RosterName name)
    {
        var firstForms = Forms(name.FirstName).Concat(Forms(name.PreferredName)).Distinct().Select(First).ToList();
        var surnameForms = Forms(name.Surname).Select(Surname).ToList();
        foreach (var first in firstForms)
        {
            Firsts[first].Pupils.Add(name.Id);
            foreach (var surname in surnameForms)
            {
                Firsts[first].Surnames.Add(surname);
                Put(Pairs, Key(first, surname), name.Id);
                Put(InitialOfSurname, Key(first, Surnames[surname][0]), name.Id);
                Put(InitialOfFirst, Key(surname, Firsts[first].Letters[0]), name.Id);
            }
        }

        Count++;
    }

    // "Anne-Marie" is also called Anne, and "Okafor-Smith" is also written Smith; parts of one or two letters would match too much.
    private static IEnumerable<string> Forms(string? name)
    {
        var letters = LetterStream.Of(PlainText.Of(name));
        var parts = (name ?? "").Split([' ', '-', '\u00A0', '\u2010', '\u2011'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => LetterStream.Of(PlainText.Of(part)).Letters)
            .Where(part => part.Length > 2);
        return letters.Letters.Length == 0 ? [] : parts.Prepend(letters.Letters).Distinct();
    }

    private static void Put(Dictionary<long, HashSet<Guid>> index, long key, Guid id)
    {
        ref var pupils = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (pupils ??= []).Add(id);
    }

    private int First(string letters)
    {
        var number = Tree.AddFirst(letters, Firsts.Count);
        if (number == Firsts.Count)
        {
            Firsts.Add((letters, [], []));
        }

        return number;
    }

    private int Surname(string letters)
    {
        var number = Tree.AddSurname(letters, Surnames.Count);
        if (number == Surnames.Count)
        {
            Surnames.Add(letters);
        }

        return number;
    }
}
