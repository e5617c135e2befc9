using Countersign.People;

namespace Countersign.Posts;

/// <summary>The clock of the school in view.</summary>
internal sealed class PlanClock(Schools schools)
{
    public async Task<SchoolTime> Read(CancellationToken ct) => (await schools.Here(ct)).Time;
}
