using System.Text;
using System.Text.Json;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>
/// Reads recorded decisions as most of them are written straight into what a compiled policy weighs, without making a question of each. What it
/// does not take, <see cref="RecordedDecision"/> reads, and says what is wrong. One thread at a time.
/// </summary>
internal sealed partial class RecordEncoder(PolicyDocument policy, CompiledPolicy compiled)
{
    // Lines may hold any number of names that the document does not know.
    private const int NamesAtMost = 4_096;

    private static readonly RecordedNames<Verdict> Verdicts = new(RecordedDecision.Verdicts);

    private static readonly RecordedNames<Truth> Truths =
        new([new("yes", Truth.True), new("no", Truth.False), new("unknown", Truth.NotKnown), new("not given", Truth.NotGiven)]);

    private readonly RecordedNames<Known>[] words = [.. Enum.GetValues<WordKind>().Select(_ => new RecordedNames<Known>())];
    private readonly Dictionary<(int Actor, int Action, int With, int On), Frame> frames = [];
    private readonly Dictionary<Word, int> places = [];
    private Truth[] given = [];

    /// <returns>Whether the line was taken; else nothing is known of it.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, out EncodedQuestion situation, out Verdict? verdict)
    {
        (situation, verdict) = (default, null);
        try
        {
            return TryReadLine(line, ref situation, ref verdict);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private bool TryReadLine(ReadOnlySpan<byte> line, ref EncodedQuestion situation, ref Verdict? verdict)
    {
        var json = new Utf8JsonReader(line);
        var (asked, said) = (false, false);
        json.Read();
        for (var isObject = json.TokenType == JsonTokenType.StartObject; isObject && json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            if (json.ValueTextEquals("question"u8))
            {
                json.Read();
                if (asked || !TryReadQuestion(ref json, ref situation))
                {
                    return false;
                }

                asked = true;
            }
            else if (json.ValueTextEquals("verdict"u8))
            {
                json.Read();
                if (said || !TryReadVerdict(ref json, ref verdict))
                {
                    return false;
                }

                said = true;
            }
            else
            {
                json.Skip();
            }
        }

        // Whatever follows is looked at too, for a line that is broken further on is no record.
        while (json.Read())
        {
        }

        return asked;
    }

    private static bool TryReadVerdict(ref Utf8JsonReader json, ref Verdict? verdict)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (!IsPlainText(in json) || !Verdicts.TryGet(json.ValueSpan, out var known))
        {
            return false;
        }

        verdict = known;
        return true;
    }

    private static bool IsPlainText(in Utf8JsonReader json) => json.TokenType == JsonTokenType.String && !json.ValueIsEscaped;

    /// <returns>False where the name cannot be looked up quickly.</returns>
    private bool TryFind(WordKind kind, in Utf8JsonReader json, out Known known)
    {
        known = default;
        if (json.ValueIsEscaped)
        {
            return false;
        }

        var names = words[(int)kind];
        if (names.TryGet(json.ValueSpan, out known))
        {
            return true;
        }

        var name = Encoding.UTF8.GetString(json.ValueSpan);
        var word = policy.Vocabulary.Named(kind, name) ?? policy.Vocabulary.Find(kind, name);
        known = new Known(word, kind == WordKind.Fact && word is not null ? Place(word) : names.Count + 1);
        return names.Count < NamesAtMost && names.Add(json.ValueSpan, known) == known;
    }

    private int Place(Word fact)
    {
        if (!places.TryGetValue(fact, out var place))
        {
            places[fact] = place = places.Count;
            Array.Resize(ref given, places.Count);
            given[place] = Truth.NotGiven;
        }

        return place;
    }

    /// <summary>What a name means to the document.</summary>
    /// <param name="Word">Null where it does not know it.</param>
    /// <param name="Number">Tells it from other names of its kind; of a fact, its place among those given.</param>
    private readonly record struct Known(Word? Word, int Number);

    /// <summary>A situation without its facts and dates, and the places of the facts that its rules turn on; null where they turn on more than that.</summary>
    private sealed record Frame(EncodedQuestion Situation, int[]? Facts);
}
