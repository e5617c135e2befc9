using System.Net;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Demo;

public sealed class DemoTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.FirstStart(demo: true);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Anyone_steps_into_an_invented_person()
    {
        var guest = site.Nobody();

        await guest.Open("/your-sign-in");
        await guest.Follow("Quillbrook School");
        await guest.Press("Step in as Gareth Llwyd-Parry");
        await guest.Open("/your-sign-in");

        Assert.Equal("Your sign-in", guest.Page.Heading());
        Assert.Contains("Gareth Llwyd-Parry", guest.Page.WholeText(), StringComparison.Ordinal);
        Assert.Contains("Demo: nothing here is real.", guest.Page.WholeText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_plants_nothing_twice()
    {
        await site.Prepare();

        Assert.Equal(6, await site.Read(db => db.Set<Establishment>().CountAsync()));
        Assert.Equal(300, await site.Read(db => db.Set<Pupil>().CountAsync()));
    }

    [Fact]
    public async Task No_school_has_two_pupils_of_one_name_and_every_school_has_its_own_sixty()
    {
        var pupils = await site.Read(db => db.Set<Pupil>().Select(pupil => new { pupil.Establishment, Name = pupil.FirstName + " " + pupil.Surname }).ToListAsync());

        Assert.Equal(pupils.Count, pupils.Distinct().Count());
        Assert.All(pupils.GroupBy(pupil => pupil.Establishment), school => Assert.Equal(60, school.Count()));
    }

    [Fact]
    public async Task In_a_real_school_nobody_can_step_into_anybody()
    {
        await using var real = await TestSite.Start();

        var page = await real.Nobody().Open("/step-in");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task The_demo_refuses_the_database_of_a_real_school()
    {
        await using var real = await TestSite.FirstStart();

        var answer = await TestSite.PrepareAgain(real.Settings with { Demo = true });

        Assert.StartsWith("This data folder belongs to a real school", Assert.IsType<Outcome<IReadOnlyList<string>>.Refused>(answer).Why.Sentence, StringComparison.Ordinal);
    }
}
