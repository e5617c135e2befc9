using System.Buffers;
using System.Text;
using System.Text.Json;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>A question that was once asked, a post or a request, and what was answered.</summary>
/// <param name="Verdict">Null where the line records none.</param>
internal sealed record RecordedDecision(Question Question, Verdict? Verdict)
{
    /// <summary>As lines name them, in whatever letters.</summary>
    public static readonly IReadOnlyDictionary<string, Verdict> Verdicts = new Dictionary<string, Verdict>(
        Enum.GetValues<Verdict>().ToDictionary(Words.Of), StringComparer.OrdinalIgnoreCase)
    { ["needs facts"] = Model.Verdict.NeedsFacts };

    /// <summary>Reads a line of JSON in the shape that <see cref="AnswerJson"/> writes; what it holds besides question and verdict is left aside.</summary>
    /// <returns>The decision, or one lower-case sentence that says what is wrong.</returns>
    public static (RecordedDecision? Decision, string? Problem) Read(string line, Vocabulary words)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(line.Length));
        try
        {
            return Read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(line, bytes)), words);
        }
        catch (JsonException)
        {
            return (null, "the line is not JSON");
        }
        catch (InvalidOperationException)
        {
            return (null, "the line holds text that is no text, such as half of a character");
        }
        catch (UnreadableException wrong)
        {
            return (null, wrong.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static (RecordedDecision? Decision, string? Problem) Read(ReadOnlySpan<byte> line, Vocabulary words)
    {
        ReadOnlySpan<byte> asked = [], said = [];
        var json = new Utf8JsonReader(line);
        json.Read();
        for (var isObject = json.TokenType == JsonTokenType.StartObject; isObject && json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var (isQuestion, isVerdict) = (json.ValueTextEquals("question"u8), json.ValueTextEquals("verdict"u8));
            json.Read();
            var at = (int)json.TokenStartIndex;
            json.Skip();
            var value = line[at..(int)json.BytesConsumed];
            asked = isQuestion ? value : asked;
            said = isVerdict ? value : said;
        }

        // Whatever follows is looked at too, for a line that is broken further on is no record.
        while (json.Read())
        {
        }

        if (asked.IsEmpty)
        {
            return (null, "the line holds no question");
        }

        var (question, misread) = ReadQuestion(asked, words);
        return question is null ? (null, misread!.Message)
            : ReadVerdict(said) is not { } answered ? (new RecordedDecision(question, null), null)
            : Verdicts.TryGetValue(answered, out var verdict) ? (new RecordedDecision(question, verdict), null)
            : (null, $"unknown verdict `{answered}`");
    }

    private static string? ReadVerdict(ReadOnlySpan<byte> said)
    {
        if (said.IsEmpty)
        {
            return null;
        }

        var json = new Utf8JsonReader(said);
        json.Read();
        return ReadText(ref json, "verdict");
    }

    private static QuestionResult ReadQuestion(ReadOnlySpan<byte> asked, Vocabulary words)
    {
        var json = new Utf8JsonReader(asked);
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => QuestionReader.Read(json.GetString()!, words),
            JsonTokenType.StartObject => new QuestionResult(new RecordedSituation(words).Read(ref json), null),
            _ => throw new UnreadableException("the question is neither text nor an object"),
        };
    }

    /// <summary>The text of a value, or null where it is null.</summary>
    public static string? ReadText(ref Utf8JsonReader json, string name) =>
        json.TokenType == JsonTokenType.Null ? null
        : json.TokenType == JsonTokenType.String ? json.GetString()
        : throw new UnreadableException($"`{name}` is not text");

    /// <summary>Carries the sentence out of the depths of one line.</summary>
    internal sealed class UnreadableException(string message) : Exception(message);
}
