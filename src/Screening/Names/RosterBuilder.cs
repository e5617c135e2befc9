using System.Runtime.InteropServices;
using System.Text;

namespace Countersign.Screening.Names;

/// <summary>One first name or surname as a text may hold it.</summary>
internal sealed class NameEntry(NameForm form)
{
    public string Letters => form.Letters;

    public int Breaks => form.Breaks;

    public bool IsWord { get; } = CommonWords.Has(form.Letters);

    /// <summary>What it sounds like, for spellings that differ.</summary>
    public string Key { get; } = SoundKey.Of(form.Letters);

    /// <summary>The pupils called so, by the whole name or a part of it.</summary>
    public HashSet<Guid> Pupils { get; } = [];

    /// <summary>The pupils whose whole name this is, as they have no other.</summary>
    public HashSet<Guid> Alone { get; } = [];

    /// <summary>The numbers of the names of the other kind that go with it.</summary>
    public HashSet<int> Partners { get; } = [];

    /// <summary>Its sound by other conventions of spelling.</summary>
    public HashSet<string> OtherKeys { get; } = [];
}

/// <summary>Gathers the ways in which each pupil may be named.</summary>
internal sealed class RosterBuilder
{
    private readonly Dictionary<(string First, string? Preferred), List<(NameForm Form, int Number)>> firstsWritten = [];
    private readonly Dictionary<(string Surname, string? None), List<(NameForm Form, int Number)>> surnamesWritten = [];

    public NameTree Tree { get; } = new();

    /// <summary>Whole first name and whole surname.</summary>
    public Dictionary<long, List<Guid>> Pairs { get; } = [];

    /// <summary>First name and surname of which one is only a part, a short form or another spelling.</summary>
    public Dictionary<long, List<Guid>> NearPairs { get; } = [];

    public Dictionary<long, List<Guid>> InitialOfSurname { get; } = [];

    public Dictionary<long, List<Guid>> InitialOfFirst { get; } = [];

    public List<NameEntry> Firsts { get; } = [];

    public List<NameEntry> Surnames { get; } = [];

    public Dictionary<string, HashSet<int>> FirstsBySound { get; } = [];

    public Dictionary<string, HashSet<int>> SurnamesBySound { get; } = [];

    public int Count { get; private set; }

    public static long Key(int one, int other) => ((long)one << 32) | (uint)other;

    public void Add(RosterName name)
    {
        var firsts = Numbers((name.FirstName, name.PreferredName), isFirst: true);
        var surnames = Numbers((name.Surname, null), isFirst: false);
        foreach (var (form, first) in firsts)
        {
            // A short form that is not on the roster says nothing when it stands alone.
            if (form.Own)
            {
                Firsts[first].Pupils.Add(name.Id);
            }

            if (form.Whole && surnames.Count == 0)
            {
                Firsts[first].Alone.Add(name.Id);
            }

            foreach (var (other, surname) in surnames.Where(surname => form.Whole || surname.Form.Whole))
            {
                Firsts[first].Partners.Add(surname);
                Surnames[surname].Partners.Add(first);
                Put(form.Whole && other.Whole ? Pairs : NearPairs, Key(first, surname), name.Id);
                if (form.Own)
                {
                    Surnames[surname].Pupils.Add(name.Id);
                    Put(InitialOfSurname, Key(first, Surnames[surname].Letters[0]), name.Id);
                    Put(InitialOfFirst, Key(surname, Firsts[first].Letters[0]), name.Id);
                }
            }
        }

        Count++;
    }

    // Many pupils share a first name or a surname, whose forms are worked out once.
    private List<(NameForm Form, int Number)> Numbers((string Name, string? Preferred) written, bool isFirst)
    {
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(isFirst ? firstsWritten : surnamesWritten, written, out var known);
        if (known)
        {
            return numbers!;
        }

        var forms = isFirst ? NameForm.OfFirst(written.Name, written.Preferred) : NameForm.OfSurname(written.Name);
        var found = forms.Select(form => (form, Number(form, isFirst))).ToList();
        numbers = found;
        foreach (var (form, number) in found)
        {
            Sound(form, isFirst ? Firsts[number] : Surnames[number], number, [written.Name, written.Preferred], isFirst ? FirstsBySound : SurnamesBySound);
        }

        return found;
    }

    private static void Sound(NameForm form, NameEntry entry, int number, string?[] names, Dictionary<string, HashSet<int>> index)
    {
        PutIn(index, entry.Key, number);
        var others = NameForm.SpokenAs(entry.Letters).ToList();
        if (form.Whole)
        {
            others.AddRange(names.Where(name => name is not null && !Ascii.IsValid(name)).Select(NameForm.WrittenOut));
        }

        foreach (var other in others.Select(letters => SoundKey.Of(letters)).Where(other => other != entry.Key && other.Length > 0))
        {
            entry.OtherKeys.Add(other);
            PutIn(index, other, number);
        }
    }

    private static void Put(Dictionary<long, List<Guid>> index, long key, Guid value)
    {
        ref var values = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        values ??= new(1);
        if (values.Count == 0 || values[^1] != value)
        {
            values.Add(value);
        }
    }

    private static void PutIn(Dictionary<string, HashSet<int>> index, string key, int value)
    {
        ref var values = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (values ??= []).Add(value);
    }

    private int Number(NameForm form, bool isFirst)
    {
        var entries = isFirst ? Firsts : Surnames;
        var number = isFirst ? Tree.AddFirst(form.Letters, entries.Count) : Tree.AddSurname(form.Letters, entries.Count);
        if (number == entries.Count)
        {
            entries.Add(new(form));
        }

        return number;
    }
}
