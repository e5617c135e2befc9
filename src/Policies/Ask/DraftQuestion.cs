using System.Globalization;
using System.Text.Json.Serialization;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Understanding;

namespace Countersign.Policies.Ask;

/// <summary>One thing that somebody said.</summary>
/// <param name="What">A fact's name, or one of the names in <see cref="DraftQuestion"/>.</param>
/// <param name="Said">yes, no, unknown or skipped; a word of the policy, or none; a date or a number; or several names with commas.</param>
internal sealed record GivenAnswer(string What, string Said);

/// <summary>What somebody asks, and what they said so far, in order. It travels sealed inside the form: nothing of it is kept or put into an address.</summary>
internal sealed record DraftQuestion(string Actor, string Action, IReadOnlyList<GivenAnswer> Given)
{
    public const string Counterpart = "counterpart", Channel = "channel", BirthDate = "birth date", LeavingDate = "leaving date", Stated = "stated";

    public const string Asked = "asked", Age = "age", YearsGone = "years since leaving";

    public const string Yes = "yes", No = "no", Unknown = "unknown", None = "none", Skipped = "skipped";

    /// <summary>Other roles that the same person holds.</summary>
    public IReadOnlyList<string> AlsoAs { get; init; } = [];

    /// <summary>Whether the person who asks would do it, so that what the school knows of them counts.</summary>
    public bool ForSelf { get; init; }

    /// <summary>What is asked once more, though it may no longer change the answer.</summary>
    public string? Again { get; init; }

    /// <summary>The answer was counted for the next review already.</summary>
    public bool Counted { get; init; }

    /// <summary>What was asked in the same breath and comes after this.</summary>
    public IReadOnlyList<DraftQuestion> Also { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<GivenAnswer> Skips => Given.Where(told => told.Said == Skipped);

    public DraftQuestion With(string what, string said) => this with
    {
        Given = [.. Given.Where(told => told.What != what && told.What != NarrowerReply.Under(what)), new GivenAnswer(what, said)],
        Again = null,
        Counted = false,
    };

    /// <summary>Takes one answer back; the others stay.</summary>
    public DraftQuestion Change(int which) => which >= 0 && which < Given.Count ? this with
    {
        Given = [.. Given.Where((told, i) => i != which && told.What != NarrowerReply.Under(Given[which].What))],
        Again = Given[which].What,
        Counted = false,
    } : this;

    /// <summary>Asks for somebody in another role, of whom nothing has been said yet.</summary>
    public DraftQuestion By(string who, AskerProfile known) =>
        this with { Actor = who, AlsoAs = [], ForSelf = known.Actors is [var only] && only == who, Given = [], Counted = false };

    /// <summary>A question that was read from a sentence.</summary>
    public static DraftQuestion Of(Question question, bool forSelf)
    {
        var told = new List<GivenAnswer>();
        Add(Counterpart, question.With?.Name);
        Add(Channel, question.On?.Name);
        told.AddRange(NarrowerReply.Given(question));
        told.AddRange(question.Facts.OrderBy(fact => fact.Key.Name, StringComparer.Ordinal).Where(fact => fact.Value != Truth.NotGiven)
            .Select(fact => new GivenAnswer(fact.Key.Name, fact.Value switch { Truth.True => Yes, Truth.False => No, _ => Unknown })));
        told.AddRange(question.Counts.OrderBy(count => count.Key.Name, StringComparer.Ordinal)
            .Select(count => new GivenAnswer(count.Key.Name, count.Value.ToString(CultureInfo.InvariantCulture))));
        told.AddRange(question.Dates.OrderBy(date => date.Key.Name, StringComparer.Ordinal)
            .Select(date => new GivenAnswer(date.Key.Name, Iso(date.Value) ?? Unknown)));
        Add(LeavingDate, question.Unknown.Contains(DateFact.Leaving) ? Unknown : Iso(question.Left));
        Add(BirthDate, question.Unknown.Contains(DateFact.Birth) ? Unknown : Iso(question.Born));
        Add(YearsGone, question.LeftYearsAgo?.ToString(CultureInfo.InvariantCulture));
        Add(Age, question.Aged?.ToString(CultureInfo.InvariantCulture));
        Add(Asked, Iso(question.Asked));
        return new DraftQuestion(question.Actor.Name, question.Action.Name, told)
        {
            AlsoAs = [.. question.AlsoAs.Select(role => role.Name)],
            ForSelf = forSelf,
        };

        void Add(string what, string? said)
        {
            if (said is not null)
            {
                told.Add(new GivenAnswer(what, said));
            }
        }
    }

    /// <summary>
    /// A question that a sentence may have meant; whoever typed it would do it. Only what the sentence says is put down as said: what is merely usual is
    /// asked, where it matters.
    /// </summary>
    /// <param name="today">Where a sentence says "last summer", this is when it says so.</param>
    public static DraftQuestion Of(Reading reading, DateOnly today)
    {
        var gone = reading is { SaysCounterpart: true, Counterpart: { } whom } && whom.Contains("former", StringComparison.Ordinal);
        (string What, string? Said)[] told =
        [
            (Counterpart, reading.SaysCounterpart ? reading.Counterpart : null),
            (Channel, reading.SaysChannel ? reading.Channel : null),
            .. reading.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => (fact.Key, (string?)(fact.Value ? Yes : No))),
            (LeavingDate, gone ? Iso(reading.DayOf(DateFact.Leaving, today)) : null),
            (BirthDate, reading.Aged is null ? Iso(reading.DayOf(DateFact.Birth, today)) : null),
            (YearsGone, reading.YearsGone?.ToString(CultureInfo.InvariantCulture)),
            (Age, reading.Aged?.ToString(CultureInfo.InvariantCulture)),
        ];
        var given = told.Where(one => one.Said is not null).Select(one => new GivenAnswer(one.What, one.Said!));
        return new DraftQuestion(reading.Actor, reading.Action ?? "", [.. given])
        {
            ForSelf = true,
        };
    }

    /// <summary>The question in the words of the policy; null where the policy has lost its words for it.</summary>
    public Question? Ask(Vocabulary words, DateOnly today, AskerProfile known)
    {
        if (words.Find(WordKind.Actor, Actor) is not { } actor || words.Find(WordKind.Action, Action) is not { } action)
        {
            return null;
        }

        var facts = new Dictionary<Word, Truth>();
        foreach (var (name, truth) in (ForSelf ? known.Facts.Select(fact => (fact.Name, fact.Holds ? Truth.True : Truth.False)) : []).Concat(Facts()))
        {
            if (words.Find(WordKind.Fact, name) is { } fact)
            {
                facts[fact] = truth;
            }
        }

        return NarrowerReply.Narrow(new Question
        {
            Actor = actor,
            AlsoAs = [.. AllRoles(known).Select(role => words.Find(WordKind.Actor, role)).OfType<Word>().Where(role => role != actor)],
            Action = action,
            With = Slot(words, WordKind.Counterpart, Of(Counterpart), "somebody else"),
            On = Slot(words, WordKind.Channel, Of(Channel), "another place"),
            Facts = facts,
            Counts = Words(words, WordKind.Fact).Where(one => one.Word.Counts is not null && int.TryParse(one.Said, CultureInfo.InvariantCulture, out _))
                .ToDictionary(one => one.Word, one => int.Parse(one.Said, CultureInfo.InvariantCulture)),
            Dates = Words(words, WordKind.Date).Where(one => one.Said == Unknown || Day(one.Word.Name) is not null)
                .ToDictionary(one => one.Word, one => Day(one.Word.Name)),
            Born = Day(BirthDate),
            Left = Day(LeavingDate),
            Asked = Day(Asked) ?? today,
            Aged = Number(Age),
            LeftYearsAgo = Number(YearsGone),
            Unknown = new[] { (Name: BirthDate, Date: DateFact.Birth), (Name: LeavingDate, Date: DateFact.Leaving) }.Where(date => Of(date.Name) == Unknown)
                .Select(date => date.Date).ToHashSet(),
        }, this, words, known);
    }

    /// <summary>Everything that whoever would do it is here: what the school knows of the person who asks, or what was said of another.</summary>
    public IReadOnlyList<string> AllRoles(AskerProfile known) => ForSelf ? [.. AlsoAs.Prepend(Actor).Union(known.Actors)] : [Actor, .. AlsoAs];

    public string? Of(string what) => Given.FirstOrDefault(told => told.What == what)?.Said;

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What was said of words of a kind, each once.
    private IEnumerable<(Word Word, string Said)> Words(Vocabulary words, WordKind kind) => Given
        .Select(told => (Word: words.Find(kind, told.What), told.Said)).Where(one => one.Word is not null)
        .Select(one => (one.Word!, one.Said)).DistinctBy(one => one.Item1);

    private IEnumerable<(string Name, Truth Truth)> Facts()
    {
        foreach (var stated in (Of(Stated) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return stated.StartsWith("not ", StringComparison.Ordinal) ? (stated[4..], Truth.False) : (stated, Truth.True);
        }

        foreach (var told in Given.Where(told => told.Said is Yes or No or Unknown && told.What is not (BirthDate or LeavingDate)))
        {
            yield return (told.What, told.Said switch { Yes => Truth.True, No => Truth.False, _ => Truth.NotKnown });
        }
    }

    // "None of these" is an answer: a word that no rule can mean.
    private static Word? Slot(Vocabulary words, WordKind kind, string? said, string none) =>
        said is null or Skipped ? null : said == None ? new Word(kind, none, [none], null) : words.Find(kind, said);

    private DateOnly? Day(string what) =>
        DateOnly.TryParseExact(Of(what), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private int? Number(string what) => int.TryParse(Of(what), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
