using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit;

/// <summary>An act as people of the school read it.</summary>
public sealed record ActLine(long Number, string Kind, PersonId? By, DateTimeOffset At, string? Why, string? Clause, string? Policy, string Hash);

public static class ActQueries
{
    /// <summary>What was ever done with a thing, in order. A redacted act keeps its place and loses its words.</summary>
    public static async Task<IReadOnlyList<ActLine>> ActsAbout(this CountersignDb db, Guid thing, CancellationToken ct)
    {
        var id = thing.ToString();
        var acts = await db.Acts.AsNoTracking().Where(act => act.About.Contains(id)).OrderBy(act => act.Number).ToListAsync(ct);
        return [.. acts.Select(Line)];
    }

    private static ActLine Line(RecordedAct act)
    {
        var content = act.Content is null ? null : JsonSerializer.Deserialize<ActContent>(act.Content, ActContent.Json);
        return new ActLine(act.Number, act.Kind, act.By, act.At, content?.Why, content?.Clause, content?.Policy, act.Hash);
    }
}
