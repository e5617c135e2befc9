using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.OtherSchools;

public sealed class OtherSchoolsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private EstablishmentId trust;
    private EstablishmentId larkfield;
    private Visitor administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        trust = await site.OpenSchool("Oldmere Trust", EstablishmentKind.Trust);
        larkfield = await site.OpenSchool("Larkfield School", EstablishmentKind.School, trust);
        await site.OpenSchool("Merrow School", EstablishmentKind.School, trust);
        await site.Join(larkfield, "Perpetua Vane", "teacher");
        administrator = await site.As(trust, await site.Join(trust, "Ada Thornquist", Me.Administrator));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_administrator_of_the_trust_goes_to_one_of_its_schools_and_back()
    {
        await administrator.Open("/schools");
        await administrator.Press("Go to Larkfield School");
        var there = await administrator.Open("/people");
        await administrator.Open("/schools");
        await administrator.Press("Go to Oldmere Trust");
        var home = await administrator.Open("/people");

        Assert.Contains("Perpetua Vane", there.Text(), StringComparison.Ordinal);
        Assert.Contains("Larkfield School", there.WholeText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Perpetua Vane", home.Text(), StringComparison.Ordinal);
        Assert.Equivalent(new[] { larkfield, trust }, await site.Read(db => db.Acts.Where(act => act.Kind == "school.entered").Select(act => act.Establishment).ToListAsync()), strict: true);
    }

    [Fact]
    public async Task The_page_lists_the_schools_of_the_trust_alone()
    {
        var page = await administrator.Open("/schools");

        Assert.True(page.Has("Go to Larkfield School") && page.Has("Go to Merrow School"));
        Assert.DoesNotContain("Wrenfield School", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_is_not_the_trusts_answers_404_and_opens_nothing()
    {
        await site.Join("Bruno Castlemaine", "teacher");
        var other = await site.OpenSchool("Northmoor Trust", EstablishmentKind.Trust);
        var theirs = await site.OpenSchool("Quarrydale School", EstablishmentKind.School, other);

        foreach (var school in new[] { site.School, other, theirs, EstablishmentId.New() })
        {
            await administrator.Open("/schools");
            Assert.Equal(HttpStatusCode.NotFound, (await Claim(school)).Status);
        }

        Assert.DoesNotContain("Bruno Castlemaine", (await administrator.Open("/people")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_another_school_is_not_there_while_looking_into_one()
    {
        var stranger = await site.Join("Bruno Castlemaine", "teacher");
        await administrator.Open("/schools");
        await administrator.Press("Go to Larkfield School");

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"/people/{stranger}")).Status);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_any_more_is_back_home()
    {
        await administrator.Open("/schools");
        await administrator.Press("Go to Larkfield School");
        await site.Use(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            db.RemoveRange(await db.Set<RoleHeld>().Where(held => held.Establishment == trust).ToListAsync());
            await db.Save(new AuditEvent(SomeKind.Named("roles.changed"), trust, null, site.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
            return true;
        });

        Assert.Contains("Oldmere Trust", (await administrator.Open("/")).WholeText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Open("/schools")).Status);
    }

    [Fact]
    public async Task Whoever_looks_in_signs_no_post()
    {
        await site.AdoptDocument(school: larkfield);
        var teacher = await site.As(larkfield, "Perpetua Vane");
        await teacher.Open("/posts/new");
        await teacher.Fill("What do you want to say?", "Beans are up").Fill("What is this post for?", "News").Choose("No").Choose("None of these is true").Press("Ask a colleague to check");
        await administrator.Open("/schools");
        await administrator.Press("Go to Larkfield School");

        var page = await administrator.Open(teacher.Page.Path + "/sign");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain("Beans are up", (await administrator.Open("/")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_school_the_page_is_not_there_and_for_its_teachers_it_is_closed()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(larkfield, Me.Administrator)).Open("/schools")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(larkfield, "Perpetua Vane")).Open("/schools")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_from_within_a_school_too()
    {
        await administrator.Open("/schools");
        await administrator.Press("Go to Larkfield School");

        await administrator.Press("Sign out");

        Assert.Equal("Sign in", (await administrator.Open("/people")).Heading());
        Assert.True(await site.Read(db => db.Acts.AnyAsync(act => act.Kind == "session.ended")));
    }

    private Task<Page> Claim(EstablishmentId school)
    {
        foreach (var field in administrator.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=school]"))
        {
            field.Value = school.ToString();
        }

        return administrator.Press("Go to Larkfield School");
    }
}
