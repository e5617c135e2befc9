namespace Countersign.Screening.Names;

/// <summary>A school's pupils, indexed to be found in text. Immutable: build a new one when the roster changes.</summary>
public sealed class Roster
{
    private readonly Dictionary<long, List<Guid>> pairs;
    private readonly Dictionary<long, List<Guid>> nearPairs;
    private readonly Dictionary<long, List<Guid>> initialOfSurname;
    private readonly Dictionary<long, List<Guid>> initialOfFirst;
    private readonly NameEntry[] firsts;
    private readonly NameEntry[] surnames;
    private readonly Dictionary<string, int[]> firstsBySound;
    private readonly Dictionary<string, int[]> surnamesBySound;

    private Roster(RosterBuilder builder)
    {
        Tree = builder.Tree;
        pairs = builder.Pairs;
        nearPairs = builder.NearPairs;
        initialOfSurname = builder.InitialOfSurname;
        initialOfFirst = builder.InitialOfFirst;
        firsts = [.. builder.Firsts];
        surnames = [.. builder.Surnames];
        firstsBySound = Frozen(builder.FirstsBySound);
        surnamesBySound = Frozen(builder.SurnamesBySound);
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

    /// <summary>The pupils whose whole names these are.</summary>
    internal IReadOnlyList<Guid> Both(int first, int surname) => Of(pairs, RosterBuilder.Key(first, surname));

    /// <summary>The pupils of whose names one of these is a part, a short form or another spelling.</summary>
    internal IReadOnlyList<Guid> Nearly(int first, int surname) => Of(nearPairs, RosterBuilder.Key(first, surname));

    /// <summary>Both kinds together.</summary>
    internal IReadOnlyList<Guid> Either(int first, int surname) =>
        (Both(first, surname), Nearly(first, surname)) switch
        {
            ({ Count: 0 }, var near) => near,
            (var both, { Count: 0 }) => both,
            var (both, near) => [.. both.Union(near)],
        };

    internal IReadOnlyList<Guid> FirstAndInitial(int first, char initial) => Of(initialOfSurname, RosterBuilder.Key(first, initial));

    internal IReadOnlyList<Guid> InitialAndSurname(char initial, int surname) => Of(initialOfFirst, RosterBuilder.Key(surname, initial));

    internal NameEntry First(int number) => firsts[number];

    internal NameEntry Surname(int number) => surnames[number];

    internal int[] FirstsLike(string key) => firstsBySound.GetValueOrDefault(key, []);

    internal int[] SurnamesLike(string key) => surnamesBySound.GetValueOrDefault(key, []);

    private static List<Guid> Of(Dictionary<long, List<Guid>> index, long key) => index.TryGetValue(key, out var pupils) ? pupils : [];

    private static Dictionary<string, int[]> Frozen(Dictionary<string, HashSet<int>> index) => index.ToDictionary(e => e.Key, e => e.Value.ToArray());
}
