using System.Globalization;
using System.Text.Json;

namespace Countersign.PolicyLanguage.Comparing;

/// <summary>A question that was once asked, a post or a request, and what was answered.</summary>
/// <param name="Verdict">Null where the line records none.</param>
internal sealed record RecordedDecision(Question Question, Verdict? Verdict)
{
    private static readonly Dictionary<string, Verdict> Verdicts = new(Enum.GetValues<Verdict>().ToDictionary(Words.Of), StringComparer.OrdinalIgnoreCase) { ["needs facts"] = PolicyLanguage.Verdict.NeedsFacts };

    /// <summary>Reads a line of JSON in the shape that <see cref="AnswerJson"/> writes; what it holds besides question and verdict is left aside.</summary>
    /// <returns>The decision, or one lower-case sentence that says what is wrong.</returns>
    public static (RecordedDecision? Decision, string? Problem) Read(string line, Vocabulary words)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("question", out var asked))
            {
                return (null, "the line holds no question");
            }

            var (question, misread) = asked.ValueKind == JsonValueKind.String ? Reading.QuestionReader.Read(asked.GetString()!, words) : (Situation(asked, words), (Reading.Misread?)null);
            return question is null ? (null, misread!.Message)
                : Text(root, "verdict") is not { } said ? (new RecordedDecision(question, null), null)
                : Verdicts.TryGetValue(said, out var verdict) ? (new RecordedDecision(question, verdict), null)
                : (null, $"unknown verdict `{said}`");
        }
        catch (JsonException)
        {
            return (null, "the line is not JSON");
        }
        catch (UnreadableException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private static Question Situation(JsonElement asked, Vocabulary words)
    {
        if (asked.ValueKind != JsonValueKind.Object)
        {
            throw new UnreadableException("the question is neither text nor an object");
        }

        return new Question
        {
            Actor = Word(words, WordKind.Actor, Text(asked, "actor") ?? throw new UnreadableException("the question names no actor")),
            AlsoAs = [.. Texts(asked, "alsoAs").Select(name => Word(words, WordKind.Actor, name))],
            NotAs = [.. Texts(asked, "notAs").SelectMany(name => ((WordKind[])[WordKind.Actor, WordKind.Counterpart, WordKind.Channel]).Select(kind => words.Find(kind, name)).OfType<Word>())],
            Action = Word(words, WordKind.Action, Text(asked, "action") ?? throw new UnreadableException("the question names no action")),
            With = Text(asked, "with") is { } with ? Word(words, WordKind.Counterpart, with) : null,
            On = Text(asked, "on") is { } on ? Word(words, WordKind.Channel, on) : null,
            Facts = Facts(asked, words),
            Born = Day(asked, "born"),
            Left = Day(asked, "left"),
            Asked = Day(asked, "askedFor"),
            Aged = Number(asked, "aged"),
            LeftYearsAgo = Number(asked, "leftYearsAgo"),
            Unknown = Unknown(asked),
        };
    }

    private static Dictionary<Word, Truth> Facts(JsonElement asked, Vocabulary words)
    {
        var facts = new Dictionary<Word, Truth>();
        if (!asked.TryGetProperty("facts", out var given) || given.ValueKind != JsonValueKind.Object)
        {
            return facts;
        }

        foreach (var fact in given.EnumerateObject())
        {
            // A fact that the draft does not speak of changes nothing in it.
            if ((words.Named(WordKind.Fact, fact.Name) ?? words.Find(WordKind.Fact, fact.Name)) is { } word)
            {
                facts[word] = (fact.Value.ValueKind == JsonValueKind.String ? fact.Value.GetString() : null) switch
                {
                    "yes" => Truth.True,
                    "no" => Truth.False,
                    "unknown" => Truth.NotKnown,
                    "not given" => Truth.NotGiven,
                    _ => throw new UnreadableException($"the fact `{fact.Name}` is neither yes, no nor unknown"),
                };
            }
        }

        return facts;
    }

    private static HashSet<DateFact> Unknown(JsonElement asked) => [.. Texts(asked, "unknown").Select(date => date switch
    {
        "birth date" => DateFact.Birth,
        "leaving date" => DateFact.Leaving,
        _ => throw new UnreadableException("what nobody knows is neither the birth date nor the leaving date"),
    })];

    private static IEnumerable<string> Texts(JsonElement from, string name) =>
        from.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : throw new UnreadableException($"`{name}` is not a list of words"))
            : [];

    private static Word Word(Vocabulary words, WordKind kind, string name) =>
        words.Named(kind, name) ?? words.Find(kind, name) ?? throw new UnreadableException($"the document does not know the {kind.ToString().ToLowerInvariant()} `{name}`");

    private static string? Text(JsonElement from, string name) =>
        !from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new UnreadableException($"`{name}` is not text");

    private static DateOnly? Day(JsonElement from, string name) =>
        Text(from, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnreadableException($"`{name}` is not a date");

    private static int? Number(JsonElement from, string name) =>
        !from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and < 1_000 ? number
        : throw new UnreadableException($"`{name}` is not a number of years");

    /// <summary>Carries the sentence out of the depths of one line.</summary>
    private sealed class UnreadableException(string message) : Exception(message);
}
