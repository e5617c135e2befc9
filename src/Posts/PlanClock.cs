using Countersign.People;

namespace Countersign.Posts;

/// <summary>The clock of the school in view.</summary>
internal sealed class PlanClock(Schools schools, Me me)
{
    public async Task<SchoolTime> Read(CancellationToken ct) =>
        new((await schools.Find(me.Establishment, ct) ?? throw new NotThere(me.Establishment)).TimeZone);
}
