using Countersign.People.Demo;

namespace Countersign.Policies.Adopt;

/// <summary>Puts each school of the demo under its own policy, as its governors ratified it.</summary>
internal sealed class DemoPolicies(AdoptPolicy adopting, StartingPolicies starting) : IDemoSeed
{
    private static readonly DateOnly Ratified = new(2026, 9, 10);

    public async Task Plant(DemoTrust trust, CancellationToken ct)
    {
        foreach (var school in trust.Schools)
        {
            var name = Path.GetFileNameWithoutExtension(school.Policy);
            var ratified = new RatificationNote(Ratified, "full governing body, item 6");
            if (await adopting.PutInForce(school.Id, name, starting.Find(name)!, null, ratified.Facts, ct) is Outcome<int>.Refused(var why))
            {
                throw new InvalidOperationException(why.Sentence);
            }
        }
    }
}
