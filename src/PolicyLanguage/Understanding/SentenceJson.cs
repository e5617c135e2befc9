using System.Text.Json;
using System.Text.Json.Serialization;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>What a sentence was understood to say, for other programs: names of the vocabulary, and null where the sentence does not say.</summary>
public static class SentenceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of JSON, the best reading first.</summary>
    public static string Write(UnderstoodSentence understood) => JsonSerializer.Serialize(
        new
        {
            version = SentenceReader.Version,
            readings = understood.Readings.Select(reading => new
            {
                reading.Kind,
                reading.Actor,
                reading.Action,
                reading.Counterpart,
                reading.Channel,
                reading.Place,
                reading.Facts,
                reading.Concern,
                score = Math.Round(reading.Score, 2),
                reading.RestsOn,
                reading.NotUnderstood,
            }),
            understood.SafeguardingFirst,
            understood.OffTopic,
            understood.Topics,
            understood.Language,
            passages = understood.Passages.Select(passage => new
            {
                passage.Document,
                clause = passage.Clause.Id,
                passage.Block,
                said = passage.Lead is null
                ? passage.Sentences : [passage.Lead, .. passage.Steps]
            }),
            understood.PassageAnswers,
        },
        Options);
}
