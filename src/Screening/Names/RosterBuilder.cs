using System.Runtime.InteropServices;
using Countersign.Screening.Text;

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
    public NameTree Tree { get; } = new();

    /// <summary>Whole first name and whole surname.</summary>
    public Dictionary<long, HashSet<Guid>> Pairs { get; } = [];

    /// <summary>First name and surname of which one is only a part, a short form or another spelling.</summary>
    public Dictionary<long, HashSet<Guid>> NearPairs { get; } = [];

    public Dictionary<long, HashSet<Guid>> InitialOfSurname { get; } = [];

    public Dictionary<long, HashSet<Guid>> InitialOfFirst { get; } = [];

    public List<NameEntry> Firsts { get; } = [];

    public List<NameEntry> Surnames { get; } = [];

    public Dictionary<string, HashSet<int>> FirstsBySound { get; } = [];

    public Dictionary<string, HashSet<int>> SurnamesBySound { get; } = [];

    public int Count { get; private set; }

    public static long Key(int one, int other) => ((long)one << 32) | (uint)other;

    public void Add(RosterName name)
    {
        var firsts = NameForm.OfFirst(name.FirstName, name.PreferredName).Select(form => (form.Whole, form.Own, Number: Number(form, isFirst: true))).ToList();
        var surnames = NameForm.OfSurname(name.Surname).Select(form => (form.Whole, form.Own, Number: Number(form, isFirst: false))).ToList();
        foreach (var (whole, own, first) in firsts)
        {
            // A short form that is not on the roster says nothing when it stands alone.
            if (own)
            {
                Firsts[first].Pupils.Add(name.Id);
            }

            if (whole && surnames.Count == 0)
            {
                Firsts[first].Alone.Add(name.Id);
            }

            foreach (var (all, _, surname) in surnames.Where(surname => whole || surname.Whole))
            {
                Firsts[first].Partners.Add(surname);
                Surnames[surname].Partners.Add(first);
                Surnames[surname].Pupils.Add(name.Id);
                Put(whole && all ? Pairs : NearPairs, Key(first, surname), name.Id);
                Put(InitialOfSurname, Key(first, Surnames[surname].Letters[0]), name.Id);
                Put(InitialOfFirst, Key(surname, Firsts[first].Letters[0]), name.Id);
            }
        }

        Sound(firsts, name.FirstName, Firsts, FirstsBySound);
        Sound(firsts, name.PreferredName, Firsts, FirstsBySound);
        Sound(surnames, name.Surname, Surnames, SurnamesBySound);
        Count++;
    }

    private static void Sound(List<(bool Whole, bool Own, int Number)> forms, string? written, List<NameEntry> entries, Dictionary<string, HashSet<int>> index)
    {
        var writtenOut = NameForm.WrittenOut(written);
        foreach (var (_, _, number) in forms)
        {
            var entry = entries[number];
            Put(index, entry.Key, number);
            var others = NameForm.SpokenAs(entry.Letters).Select(letters => SoundKey.Of(letters));
            if (entry.Letters == LetterStream.Of(PlainText.Of(written)).Letters)
            {
                others = others.Append(SoundKey.Of(writtenOut));
            }

            foreach (var other in others.Where(other => other != entry.Key && other.Length > 0))
            {
                entry.OtherKeys.Add(other);
                Put(index, other, number);
            }
        }
    }

    private static void Put<TKey, TValue>(Dictionary<TKey, HashSet<TValue>> index, TKey key, TValue value)
        where TKey : notnull
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
