using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>A question while it is read, part by part.</summary>
internal sealed class QuestionDraft
{
    public Word? Actor, Action, With, On;

    public DateOnly? Born, Left, Asked;

    public int? Aged, LeftYearsAgo;

    public List<Word> Roles { get; } = [];

    public List<Word> NotAs { get; } = [];

    public Dictionary<Word, Truth> Facts { get; } = [];

    public Dictionary<Word, int> Counts { get; } = [];

    public Dictionary<Word, DateOnly?> Dates { get; } = [];

    public HashSet<DateFact> Unknown { get; } = [];

    public ref DateOnly? Date(string name)
    {
        switch (name)
        {
            case "born": return ref Born;
            case "left": return ref Left;
            default: return ref Asked;
        }
    }

    public Misread? Place(Word word)
    {
        ref var slot = ref word.Kind == WordKind.Channel ? ref On : ref With;
        if (slot is not null)
        {
            return new Misread($"`{word.Name}` comes after `{slot.Name}`", $"keep `{slot.Name}` or `{word.Name}`");
        }

        slot = word;
        return null;
    }

    /// <summary>What was said to hold without a fact that it implies; null where all of it can be so.</summary>
    public Misread? Contradiction()
    {
        var denied = Facts.Where(fact => fact.Value == Truth.False).Select(fact => fact.Key.Name).ToHashSet();
        var contradicted =
            from fact in Facts
            where fact.Value == Truth.True
            from wider in fact.Key.Implies
            where denied.Contains(wider)
            select new Misread($"`{fact.Key.Name}` implies `{wider}`, which is said not to hold", "keep one of the two");
        return contradicted.FirstOrDefault();
    }

    public Question Build(Word actor, Word action) => new()
    {
        Actor = Roles.Count == 0 ? actor : Roles[0],
        AlsoAs = [.. Roles.Append(actor).Skip(1).Distinct().Where(role => role != Roles[0])],
        Action = action,
        With = With,
        On = On,
        NotAs = NotAs,
        Facts = Facts,
        Counts = Counts,
        Dates = Dates,
        Born = Born,
        Left = Left,
        Asked = Asked,
        Aged = Aged,
        LeftYearsAgo = LeftYearsAgo,
        Unknown = Unknown,
    };
}
