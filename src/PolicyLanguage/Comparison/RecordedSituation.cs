using System.Globalization;
using System.Text.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using static Countersign.PolicyLanguage.Comparison.RecordedDecision;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>A question that was recorded as an object, read property by property.</summary>
internal sealed class RecordedSituation(Vocabulary words)
{
    private static readonly WordKind[] CanBeNarrower = [WordKind.Actor, WordKind.Counterpart, WordKind.Channel];

    private readonly Dictionary<Word, Truth> facts = new(32);
    private readonly Dictionary<Word, int> counts = [];
    private readonly Dictionary<Word, DateOnly?> dates = [];
    private readonly HashSet<DateFact> unknown = [];
    private Word? actor, action, with, on;
    private DateOnly? born, left, asked;
    private int? aged, leftYearsAgo;
    private IReadOnlyList<Word> alsoAs = [], notAs = [];

    /// <param name="json">At the start of the object.</param>
    public Question Read(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            Property(name, ref json);
        }

        return new Question
        {
            Actor = actor ?? throw new UnreadableException("the question names no actor"),
            AlsoAs = alsoAs,
            NotAs = notAs,
            Action = action ?? throw new UnreadableException("the question names no action"),
            With = with,
            On = on,
            Facts = facts,
            Counts = counts,
            Dates = dates,
            Born = born,
            Left = left,
            Asked = asked,
            Aged = aged,
            LeftYearsAgo = leftYearsAgo,
            Unknown = unknown,
        };
    }

    private void Property(string name, ref Utf8JsonReader json)
    {
        switch (name)
        {
            case "actor": actor = Word(WordKind.Actor, ref json, name); break;
            case "action": action = Word(WordKind.Action, ref json, name); break;
            case "with": with = Word(WordKind.Counterpart, ref json, name); break;
            case "on": on = Word(WordKind.Channel, ref json, name); break;
            case "alsoAs": alsoAs = [.. Texts(ref json, name).Select(role => Word(WordKind.Actor, role))]; break;
            case "notAs": notAs = [.. Texts(ref json, name).SelectMany(word => CanBeNarrower.Select(kind => words.Find(kind, word)).OfType<Word>())]; break;
            case "facts": Facts(ref json); break;
            case "counts": Counts(ref json); break;
            case "dates": Dates(ref json); break;
            case "born": born = Day(ref json, name); break;
            case "left": left = Day(ref json, name); break;
            case "askedFor": asked = Day(ref json, name); break;
            case "aged": aged = Number(ref json, name); break;
            case "leftYearsAgo": leftYearsAgo = Number(ref json, name); break;
            case "unknown": unknown.UnionWith(Texts(ref json, name).Select(Date)); break;
            default: json.Skip(); break;
        }
    }

    private void Facts(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();

            // A fact that the draft does not speak of changes nothing in it.
            if (Find(WordKind.Fact, name) is { } fact)
            {
                facts[fact] = Truth(ref json, name);
            }

            json.Skip();
        }
    }

    private void Counts(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var fact = Find(WordKind.Fact, json.GetString()!);
            json.Read();
            if (fact is { Counts: not null })
            {
                counts[fact] = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var count) && count is >= 0 and <= QuestionCounts.Largest
                    ? count
                    : throw new UnreadableException($"the fact `{fact.Name}` is no number");
            }

            json.Skip();
        }
    }

    private void Dates(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (Find(WordKind.Date, name) is { } date)
            {
                dates[date] = json.TokenType == JsonTokenType.String && json.ValueTextEquals("unknown"u8) ? null : Day(ref json, name);
            }

            json.Skip();
        }
    }

    private static Truth Truth(ref Utf8JsonReader json, string name) =>
        json.TokenType != JsonTokenType.String ? throw NoTruth(name)
        : json.ValueTextEquals("yes"u8) ? Model.Truth.True
        : json.ValueTextEquals("no"u8) ? Model.Truth.False
        : json.ValueTextEquals("unknown"u8) ? Model.Truth.NotKnown
        : json.ValueTextEquals("not given"u8) ? Model.Truth.NotGiven
        : throw NoTruth(name);

    private static UnreadableException NoTruth(string name) => new($"the fact `{name}` is neither yes, no nor unknown");

    private static DateFact Date(string date) => date switch
    {
        "birth date" => DateFact.Birth,
        "leaving date" => DateFact.Leaving,
        _ => throw new UnreadableException("what nobody knows is neither the birth date nor the leaving date"),
    };

    private static List<string> Texts(ref Utf8JsonReader json, string name)
    {
        var texts = new List<string>();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return texts;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(json.TokenType == JsonTokenType.String ? json.GetString()! : throw new UnreadableException($"`{name}` is not a list of words"));
        }

        return texts;
    }

    private Word? Word(WordKind kind, ref Utf8JsonReader json, string name) => ReadText(ref json, name) is { } text ? Word(kind, text) : null;

    private Word Word(WordKind kind, string name) =>
        Find(kind, name) ?? throw new UnreadableException($"the document does not know the {kind.ToString().ToLowerInvariant()} `{name}`");

    private Word? Find(WordKind kind, string name) => words.Named(kind, name) ?? words.Find(kind, name);

    private static DateOnly? Day(ref Utf8JsonReader json, string name) =>
        ReadText(ref json, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnreadableException($"`{name}` is not a date");

    private static int? Number(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) && number is >= 0 and < 1_000
            ? number
            : throw new UnreadableException($"`{name}` is not a number of years");
    }
}
