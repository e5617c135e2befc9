using System.Globalization;
using Countersign.PolicyLanguage;

namespace Countersign.Policies.Ask;

/// <summary>One thing that somebody said.</summary>
/// <param name="What">A fact's name, or one of the names in <see cref="Inquiry"/>.</param>
/// <param name="Said">yes, no, unknown; a word of the policy, or none; a date; or several names with commas.</param>
internal sealed record Told(string What, string Said);

/// <summary>What somebody asks, and what they said so far, in order. It travels sealed inside the form: nothing of it is kept or put into an address.</summary>
internal sealed record Inquiry(string Actor, string Action, IReadOnlyList<Told> Told)
{
    public const string Counterpart = "counterpart", Channel = "channel", BirthDate = "birth date", LeavingDate = "leaving date", Stated = "stated";

    public const string Yes = "yes", No = "no", Unknown = "unknown", None = "none";

    public Inquiry With(string what, string said) => this with { Told = [.. Told.Where(told => told.What != what), new Told(what, said)] };

    /// <summary>Takes back one answer and those that came after it, which may hang on it.</summary>
    public Inquiry Back(int to) => this with { Told = [.. Told.Take(Math.Max(to, 0))] };

    /// <summary>The question in the words of the policy; null where the policy has lost its words for it.</summary>
    public Question? Ask(PolicyDocument policy, DateOnly today)
    {
        var words = policy.Vocabulary;
        if (words.Find(WordKind.Actor, Actor) is not { } actor || words.Find(WordKind.Action, Action) is not { } action)
        {
            return null;
        }

        var facts = new Dictionary<Word, Truth>();
        foreach (var (name, truth) in Facts())
        {
            if (words.Find(WordKind.Fact, name) is { } fact)
            {
                facts[fact] = truth;
            }
        }

        return new Question
        {
            Actor = actor,
            Action = action,
            With = Slot(words, WordKind.Counterpart, Of(Counterpart), "somebody else"),
            On = Slot(words, WordKind.Channel, Of(Channel), "another place"),
            Facts = facts,
            Born = Day(BirthDate),
            Left = Day(LeavingDate),
            Asked = today,
            Unknown = new[] { (Name: BirthDate, Date: DateFact.Birth), (Name: LeavingDate, Date: DateFact.Leaving) }.Where(date => Of(date.Name) == Unknown).Select(date => date.Date).ToHashSet(),
        };
    }

    public string? Of(string what) => Told.FirstOrDefault(told => told.What == what)?.Said;

    private IEnumerable<(string Name, Truth Truth)> Facts()
    {
        foreach (var stated in (Of(Stated) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return stated.StartsWith("not ", StringComparison.Ordinal) ? (stated[4..], Truth.False) : (stated, Truth.True);
        }

        foreach (var told in Told.Where(told => told.Said is Yes or No or Unknown && told.What is not (BirthDate or LeavingDate)))
        {
            yield return (told.What, told.Said switch { Yes => Truth.True, No => Truth.False, _ => Truth.NotKnown });
        }
    }

    // "None of these" is an answer: a word that no rule can mean.
    private static Word? Slot(Vocabulary words, WordKind kind, string? said, string none) =>
        said is null ? null : said == None ? new Word(kind, none, [none], null) : words.Find(kind, said);

    private DateOnly? Day(string what) =>
        DateOnly.TryParseExact(Of(what), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
