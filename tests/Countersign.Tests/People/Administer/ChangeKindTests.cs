using System.Net;
using Countersign.People.Model;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.Administer;

public sealed class ChangeKindTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor ada = null!;
    private Visitor head = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.AdoptDocument();
        ada = await site.As(site.School, await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        head = await site.As(site.School, await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher"));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_governor_becomes_one_of_the_staff_by_two_people()
    {
        var governor = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "governor");
        await ada.Open($"/people/{governor}");
        await ada.Choose("A member of staff").Press("Save what they are");

        Assert.Contains("The change waits", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("governor", await Kind(governor));
        await head.Open("/people/changes");
        Assert.Contains("Nia Pask becomes a member of staff", head.Page.Text(), StringComparison.Ordinal);
        await head.Press("Confirm it");

        Assert.Equal("staff", await Kind(governor));
    }

    [Fact]
    public async Task Who_gains_by_it_does_not_confirm_it()
    {
        var chair = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "chair of governors");
        await ada.Open($"/people/{chair}");
        await ada.Choose("A member of staff").Press("Save what they are");
        var nia = await site.As(site.School, chair);

        await nia.Open("/people/changes");

        Assert.DoesNotContain("Confirm it", nia.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_staff_takes_one()
    {
        var teacher = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "teacher");
        await ada.Open($"/people/{teacher}");
        await ada.Choose("A volunteer").Press("Save what they are");

        Assert.Equal("volunteer", await Kind(teacher));
    }

    [Fact]
    public async Task Nobody_is_added_without_saying_what_they_are_and_what_was_typed_stays()
    {
        await ada.Open("/people/add");
        await ada.Fill("Name", "Nia Pask").Fill("E-mail address", "nia@wrenfield.example").Press("Add this person");

        Assert.Contains("Select what they are at the school", ada.Page.Text(), StringComparison.Ordinal);
        await ada.Choose("A parent helper").Press("Add this person");

        Assert.Equal("parent helper", await site.Read(db => db.Set<Person>().Where(person => person.Name == "Nia Pask").Select(person => person.Kind).SingleAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("headmaster")]
    [InlineData("STAFF")]
    public async Task A_kind_that_nobody_knows_is_refused(string kind)
    {
        var governor = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "governor");

        var answer = await Send(governor, kind);

        Assert.Contains("Select what they are at the school", answer.Text(), StringComparison.Ordinal);
        Assert.Equal("governor", await Kind(governor));
    }

    [Fact]
    public async Task Another_school_s_people_are_not_there()
    {
        var other = await site.Join(await site.OpenSchool("Oxlip Lane"), "Somebody else", "governor");

        Assert.Equal(HttpStatusCode.NotFound, (await Send(other, "staff")).Status);
    }

    private async Task<Page> Send(PersonId person, string kind)
    {
        await ada.Open("/people/add");
        var token = ada.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await ada.Send("POST", $"/people/{person}?handler=Kind", [new("Kind", kind), new("__RequestVerificationToken", token)]);
    }

    private Task<string> Kind(PersonId person) => site.Read(db => db.Set<Person>().Where(row => row.Id == person).Select(row => row.Kind).SingleAsync());
}
