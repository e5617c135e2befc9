using Countersign.Foundation.Database;
using Countersign.People.Demo;
using Countersign.Platforms.Contract;
using Countersign.SchoolAccounts.Register;

namespace Countersign.SchoolAccounts.Demo;

/// <summary>The first school of the demo has a Facebook page too, on which two of its teachers put posts up.</summary>
internal sealed class DemoAccounts(CountersignDb db, RegisterAccount accounts, IEnumerable<IPlatform> platforms) : IDemoSeed
{
    private const string Place = "facebook";

    public async Task Plant(DemoTrust trust, CancellationToken ct)
    {
        var school = trust.Schools[0];
        db.Tenant.StandAt(school.Id);
        var leads = school.People.Where(person => person.Roles.Contains("teacher")).Take(2).Select(person => person.Id).ToList();
        var registration = new Registration(
            platforms.Single(platform => platform.Name == Place),
            school.Name,
            new Uri($"https://www.facebook.com/{school.Slug}.example"),
            "News for families, and for everybody who lives nearby",
            leads);
        _ = (Outcome<SchoolAccount>.Done)await accounts.Register(registration, school.Id, school.With("administrator").Id, ct);
        db.Tenant.StandEverywhere();
    }
}
