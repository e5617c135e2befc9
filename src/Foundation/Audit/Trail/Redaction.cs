using System.Globalization;
using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>
/// Takes the words out of acts and leaves their places in the chain: the law may ask for the one, the record needs the other. What is left of such an act
/// is a tombstone, and it stands only with the act that says who deleted its words.
/// </summary>
internal static class Redaction
{
    public const string Kind = "act.redacted";

    /// <summary>The numbers of the acts whose words were deleted, with spaces between them, in the facts of the act that says so.</summary>
    private const string Numbers = "act";

    // Looked for after the database found the acts in which they may stand: it knows nothing of where a word ends.
    private const char Escape = '!';

    /// <summary>
    /// Deletes the words of every act that tells of this person, with the next save: of those by or about them what their kind declares personal, except
    /// where the kind says why it is kept; and in the record of their school every reason in which one of the names stands.
    /// </summary>
    /// <returns>The acts that say so, one for each record, to be saved with it.</returns>
    public static async Task<IReadOnlyList<AuditEvent>> Delete(CountersignDb db, AuditEventKinds kinds, WordsOf words, CancellationToken ct)
    {
        var person = words.Person;
        var found = await db.AcrossEstablishments<StoredAuditEvent>().Where(act => act.Content != null && act.Kind != Kind && (act.By == person || db
            .Set<AuditEventSubject>().Any(row => row.Establishment == act.Establishment && row.Number == act.Number && row.Subject == person.Value)))
            .ToListAsync(ct);
        found.RemoveAll(act => !TellsOf(ContentOf(act), kinds.Find(act.Kind)));
        foreach (var name in words.Names)
        {
            var pattern = Pattern(name);
#pragma warning disable CA1304, CA1311 // The database does it, which knows no cultures.
            var naming = await db.AcrossEstablishments<StoredAuditEvent>()
                .Where(act => act.Establishment == words.School && act.Content != null && act.Kind != Kind
                    && EF.Functions.Like(act.Content.ToLower(), pattern, Escape.ToString())).ToListAsync(ct);
#pragma warning restore CA1304, CA1311
            found.AddRange(naming.Where(act => kinds.Find(act.Kind)?.KeptBecause is null && Names(ContentOf(act).Why, name)));
        }

        found.ForEach(static act => (act.Content, act.Salt) = (null, null));
        return [.. found.DistinctBy(act => (act.Establishment, act.Number)).GroupBy(act => act.Establishment).OrderBy(chain => chain.Key.Value).Select(chain =>
            new AuditEvent(AuditRecordEvents.Redacted, chain.Key, words.By, words.At, words.About)
            {
                Facts = new Dictionary<string, string>
                {
                    [Numbers] = string.Join(' ', chain.Select(act => act.Number).Order().Select(number => number.ToString(CultureInfo.InvariantCulture))),
                },
            })];
    }

    /// <summary>The numbers of the acts whose words this one says were deleted; none where it says nothing of that.</summary>
    public static IReadOnlyList<long> NumbersIn(string kind, string? content)
    {
        if (kind != Kind || content is null
            || JsonSerializer.Deserialize<AuditEventContent>(content, AuditEventContent.Json)?.Facts?.GetValueOrDefault(Numbers) is not { } text)
        {
            return [];
        }

        // One that is no number stands for an act that nobody can find, so that what says it does not verify.
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part =>
            long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
    }

    /// <summary>Whether what such an act holds says something of a living person. Of a kind that nobody knows any more nobody can tell, so it does.</summary>
    internal static bool TellsOf(AuditEventContent content, AuditEventKind? kind) => kind switch
    {
        null => content is not { Why: null, Facts: null },
        { KeptBecause: not null } => false,
        _ => kind.PersonalFields.Any(field => field == "why" ? content.Why is not null : content.Facts?.ContainsKey(field) == true),
    };

    /// <summary>Whether the name stands in the text as words of their own.</summary>
    internal static bool Names(string? text, string name)
    {
        for (var at = 0; text is not null && (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static AuditEventContent ContentOf(StoredAuditEvent act) => JsonSerializer.Deserialize<AuditEventContent>(act.Content!, AuditEventContent.Json)!;

    // As it stands in JSON, in small letters.
    private static string Pattern(string name)
    {
        var written = JsonSerializer.Serialize(name, AuditEventContent.Json)[1..^1].ToLowerInvariant();
        return $"%{string.Concat(written.Select(letter => letter is Escape or '%' or '_' ? $"{Escape}{letter}" : letter.ToString()))}%";
    }
}

/// <summary>Somebody whose words are to go out of the record.</summary>
/// <param name="Person">Whom the acts are by or about, in whichever record.</param>
/// <param name="School">In whose record their names are looked for.</param>
/// <param name="Names">What they are called.</param>
/// <param name="By">Who deletes them; null where the program itself does.</param>
/// <param name="About">The ids that the act names which says so.</param>
internal sealed record WordsOf(
    PersonId Person, EstablishmentId School, IReadOnlyCollection<string> Names, PersonId? By, DateTimeOffset At, IReadOnlyList<Guid> About);
