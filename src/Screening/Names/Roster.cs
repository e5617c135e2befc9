namespace Countersign.Screening.Names;

/// <summary>A school's pupils, indexed to be found in text. Immutable: build a new one when the roster changes.</summary>
public sealed class Roster
{
    private readonly Dictionary<long, Guid[]> pairs;
    private readonly Dictionary<long, Guid[]> initialOfSurname;
    private readonly Dictionary<long, Guid[]> initialOfFirst;
    private readonly (string Letters, bool IsWord, Guid[] Pupils, int[] Surnames)[] firsts;
    private readonly (string Letters, bool IsWord)[] surnames;

    private Roster(RosterBuilder builder)
    {
        Tree = builder.Tree;
        pairs = Frozen(builder.Pairs);
        initialOfSurname = Frozen(builder.InitialOfSurname);
        initialOfFirst = Frozen(builder.InitialOfFirst);
        firsts = [.. builder.Firsts.Select(f => (f.Letters, CommonWords.Has(f.Letters), f.Pupils.ToArray(), f.Surnames.ToArray()))];
        surnames = [.. builder.Surnames.Select(s => (s, CommonWords.Has(s)))];
        Count = builder.Count;
    }

    /// <summary>A roster without pupils, which finds nobody.</summary>
    public static Roster Empty { get; } = Of([]);

    /// <summary>How many pupils it holds.</summary>
    public int Count { get; }

    internal NameTree Tree { get; }

    /// <summary>Builds the index. A name without any letter is left out, since nothing in a text could match it.</summary>
    public static Roster Of(IEnumerable<RosterName> names)
    {
        var builder = new RosterBuilder();
        foreach (var name in names)
        {
            builder.Add(name);
        }

        return new Roster(builder);
    }

    internal IReadOnlyList<Guid> Both(int first, int surname) => Of(pairs, RosterBuilder.Key(first, surname));

    internal IReadOnlyList<Guid> FirstAndInitial(int first, char initial) => Of(initialOfSurname, RosterBuilder.Key(first, initial));

    internal IReadOnlyList<Guid> InitialAndSurname(char initial, int surname) => Of(initialOfFirst, RosterBuilder.Key(surname, initial));

    internal (string Letters, bool IsWord, Guid[] Pupils, int[] Surnames) First(int number) => firsts[number];

    internal (string Letters, bool IsWord) Surname(int number) => surnames[number];

    private static Guid[] Of(Dictionary<long, Guid[]> index, long key) => index.TryGetValue(key, out var pupils) ? pupils : [];

    private static Dictionary<long, Guid[]> Frozen(Dictionary<long, HashSet<Guid>> index) => index.ToDictionary(e => e.Key, e => e.Value.ToArray());
}
