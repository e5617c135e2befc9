using Countersign.People.Demo;

namespace Countersign.Policies.Adopt;

/// <summary>Puts each school of the demo under its own policy.</summary>
internal sealed class DemoPolicies(AdoptPolicy adopting) : IDemoSeed
{
    public async Task Plant(DemoTrust trust, CancellationToken ct)
    {
        foreach (var school in trust.Schools)
        {
            if (await adopting.Adopt(school.Id, Path.GetFileNameWithoutExtension(school.Policy), null, ct) is Outcome<int>.Refused(var why))
            {
                throw new InvalidOperationException(why.Sentence);
            }
        }
    }
}
