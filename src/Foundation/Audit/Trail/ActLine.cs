using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>An act as people of the school read it.</summary>
public sealed record ActLine(long Number, string Kind, PersonId? By, DateTimeOffset At, string? Why, string? Clause, string? Policy, string Hash);

public static class ActQueries
{
    /// <summary>What was ever done with a thing, in order. A redacted act keeps its place and loses its words.</summary>
    public static async Task<IReadOnlyList<ActLine>> ActsAbout(this CountersignDb db, Guid thing, CancellationToken ct)
    {
        return [.. (await db.RecordedAbout(thing, ct)).Select(Line)];
    }

    internal static Task<List<RecordedAct>> RecordedAbout(this CountersignDb db, Guid thing, CancellationToken ct) =>
        (from subject in db.Set<ActSubject>()
         where subject.Subject == thing
         join act in db.Acts on new { subject.Establishment, subject.Number } equals new { act.Establishment, act.Number }
         orderby act.Number
         select act).AsNoTracking().ToListAsync(ct);

    private static ActLine Line(RecordedAct act)
    {
        var content = act.Content is null ? null : JsonSerializer.Deserialize<ActContent>(act.Content, ActContent.Json);
        return new ActLine(act.Number, act.Kind, act.By, act.At, content?.Why, content?.Clause, content?.Policy, act.Hash);
    }
}
