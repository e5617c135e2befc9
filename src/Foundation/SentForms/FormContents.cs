using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Countersign.Foundation.SentForms;

/// <summary>What was typed into a form, without what no page may hold: secrets, files, and the token of the session that it was shown in.</summary>
/// <param name="Query">The query of the address that it was sent to.</param>
/// <param name="Files">The names of files that were chosen. No page can choose them for somebody.</param>
internal sealed record FormContents(string Query, IReadOnlyDictionary<string, string?[]> Fields, IReadOnlyList<string> Files)
{
    /// <summary>The most characters that are kept of one form: a page of the longest texts that there are.</summary>
    public const int Most = 250_000;

    private const int ShownOfALine = 60;

    // The fields that the program itself adds.
    private const string Own = "__";

    // One belongs to the page that was left, the other says what to do with this one.
    private static readonly string[] OfThePage = [UnsentForms.TokenField, UnsentForms.ShowField];

    // What people type that nobody else may read; a test looks for others.
    private static readonly string[] SecretWords = ["password", "code", "half", "secret", "credential"];

    [JsonIgnore]
    public int Length => Fields.Sum(sent => sent.Key.Length + sent.Value.Sum(value => value?.Length ?? 0));

    /// <summary>Whether somebody typed or chose something, as far as the fields say.</summary>
    [JsonIgnore]
    public bool IsEmpty => Files.Count == 0 && Fields.Keys.All(name => name.StartsWith(Own, StringComparison.Ordinal));

    /// <summary>How the longest text in it begins.</summary>
    [JsonIgnore]
    public string Beginning => Short(Fields.Where(sent => !sent.Key.StartsWith(Own, StringComparison.Ordinal)).SelectMany(sent => sent.Value)
        .MaxBy(value => value?.Length ?? 0)?.Trim().Split('\n')[0] ?? "");

    [JsonIgnore]
    public IFormCollection Form => new FormCollection(Fields.ToDictionary(sent => sent.Key, sent => new StringValues(sent.Value)));

    public static bool IsSecret(string field) => Array.Exists(SecretWords, word => field.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static FormContents Of(string query, IFormCollection form) => new(
        query,
        form.Where(sent => !IsSecret(sent.Key) && !OfThePage.Contains(sent.Key)).ToDictionary(sent => sent.Key, sent => sent.Value.ToArray()),
        [.. form.Files.Where(file => file.Length > 0).Select(file => Path.GetFileName(file.FileName))]);

    private static string Short(string line) => line.Length <= ShownOfALine ? line : string.Concat(line.AsSpan(0, ShownOfALine - 1).TrimEnd(), "…");

    public string Close(IDataProtector protector) => protector.Protect(JsonSerializer.Serialize(this));

    /// <summary>Null where it was closed for somebody else, or by an installation whose keys are not here.</summary>
    public static FormContents? Open(IDataProtector protector, string closed)
    {
        try
        {
            return JsonSerializer.Deserialize<FormContents>(protector.Unprotect(closed));
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
