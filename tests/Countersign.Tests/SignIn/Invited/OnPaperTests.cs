using System.Net;
using AngleSharp.Html.Dom;
using Countersign.People.Model;
using Countersign.SignIn.Model;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Invited;

/// <summary>Ada administers, Imogen holds second halves, and Bruno has neither a smartphone nor an address.</summary>
public sealed class OnPaperTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId bruno;
    private PersonId imogen;
    private Visitor ada = null!;
    private Visitor holder = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.As(site.School, await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        imogen = await site.HasJoined("Imogen Starkweather", "imogen@wrenfield.example", "headteacher");
        holder = await site.As(site.School, imogen);
        bruno = await site.WorksHere(site.School, "Bruno Castlemaine", "bruno.castlemaine", "lunchtime supervisor");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_was_invited_comes_in_with_both_halves_a_password_and_a_sheet_of_codes()
    {
        var first = await Print();
        var sheet = ada.Page.Text();
        var second = await MakeSecond();
        var visitor = site.Nobody();

        var welcome = await Type(visitor, first.ToLowerInvariant().Replace('-', ' '), second);
        await visitor.Fill("Password", SampleSignIn.Password).Press("Continue");
        await visitor.Press("Make a sheet of codes");
        var codes = visitor.Page.Document.QuerySelectorAll("main li code").Select(code => code.TextContent).ToList();

        Assert.All(["Wrenfield School", "Invitation for Bruno Castlemaine", "Imogen Starkweather", "bruno.castlemaine", "until 28 November 2026 at 9:00am"], words => Assert.Contains(words, sheet, StringComparison.Ordinal));
        Assert.Equal("Welcome, Bruno Castlemaine", welcome.Heading());
        Assert.Equal(20, codes.Distinct().Count());
        Assert.Equal("Hello, Bruno Castlemaine", (await site.Nobody().SignInWith(codes[0])).Heading());
        Assert.Contains("Cross it out and type the next one", (await site.Nobody().SignInWith(codes[0])).Text(), StringComparison.Ordinal);
        Assert.Equal("Hello, Bruno Castlemaine", (await site.Nobody().SignInWith(codes[1])).Heading());
        Assert.Equal(["invitation.made-on-paper", "invitation.second-half-shown", "invitation.halves-fitted", "invitation.halves-fitted", "password.set", "sheet-of-codes.on"], await Kinds());
    }

    [Fact]
    public async Task The_maker_gets_nowhere_with_the_first_half_alone()
    {
        var first = await Print();
        await holder.Open("/");
        await holder.Follow("Bruno Castlemaine");
        var theirs = holder.Page.Path;
        var early = await Type(site.Nobody(), first, "BCDFG-BCDFG-BCDFG");
        var second = await MakeSecond();
        var visitor = site.Nobody();

        var empty = await Type(visitor, first, " ");
        var wrong = await Type(visitor, first, first);
        var asHolder = await ada.Open(theirs);
        var asLink = await visitor.Open($"/join?key={first}");

        Assert.Contains("has not been made yet", early.ErrorAt("Second half"), StringComparison.Ordinal);
        Assert.Contains("Type the second half", empty.ErrorAt("Second half"), StringComparison.Ordinal);
        Assert.Contains("That is not the second half. 4 tries are left", wrong.ErrorAt("Second half"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, asHolder.Status);
        Assert.Equal("Join with your sheet", asLink.Heading());
        Assert.DoesNotContain(second, await Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain(first, await Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_gets_nowhere_with_the_second_half_alone()
    {
        await Print();
        var second = await MakeSecond();

        var without = await Type(site.Nobody(), "", second);
        var guessed = await Type(site.Nobody(), second, second);

        Assert.Contains("Type the first half", without.ErrorAt("First half"), StringComparison.Ordinal);
        Assert.Contains("This invitation is not known", guessed.ErrorAt("First half"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_second_halves_end_the_invitation()
    {
        var first = await Print();
        var second = await MakeSecond();
        var visitor = site.Nobody();
        var answers = new List<string>();
        for (var number = 0; number < Invitation.WrongAtMost; number++)
        {
            answers.Add((await Type(visitor, first, "BCDFG-BCDFG-BCDFG")).ErrorAt("Second half"));
        }

        var right = await Type(visitor, first, second);

        Assert.Contains("One try is left", answers[3], StringComparison.Ordinal);
        Assert.Contains("so this invitation has ended. Ask an administrator for a new one", answers[4], StringComparison.Ordinal);
        Assert.Contains("This invitation is not known", right.ErrorAt("First half"), StringComparison.Ordinal);
        Assert.Equal("Nothing waits for you.", Page.Squeeze((await holder.Open("/")).Document.QuerySelector("h2 + p")!.TextContent));
    }

    [Fact]
    public async Task Second_halves_sent_at_once_are_counted_each()
    {
        var first = await Print();
        await MakeSecond();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Type(site.Nobody(), first, "BCDFG-BCDFG-BCDFG")));

        Assert.Equal(Invitation.WrongAtMost, (await site.Read(db => db.Set<Invitation>().SingleAsync())).WrongTries);
        Assert.Equal(4, (await Kinds()).Count(kind => kind == "invitation.half-wrong"));
        Assert.Single(await Kinds(), "invitation.ended-by-tries");
    }

    [Fact]
    public async Task Of_two_who_come_in_at_once_one_does()
    {
        var first = await Print();
        var second = await MakeSecond();
        var (one, other) = (site.Nobody(), site.Nobody());
        await Type(one, first, second);
        await Type(other, first, second);

        var pages = await Task.WhenAll(one.Fill("Password", SampleSignIn.Password).Press("Continue"), other.Fill("Password", "lantern pickle fog").Press("Continue"));

        Assert.Equal(["Set up a second step", "This invitation no longer works"], pages.Select(page => page.Heading()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task It_is_good_for_seven_days_to_the_minute(int minutes, bool good)
    {
        var first = await Print();
        var second = await MakeSecond();

        site.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(minutes));

        Assert.Equal(good, (await Type(site.Nobody(), first, second)).Heading() == "Welcome, Bruno Castlemaine");
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public async Task It_is_good_as_long_as_its_holder_works_here(int hour, bool good)
    {
        var first = await Print();
        var second = await MakeSecond();
        await Leaves(imogen, new DateOnly(2026, 11, 23));

        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddHours(hour));
        var page = await Type(site.Nobody(), first, second);

        Assert.Equal(good, page.Heading() == "Welcome, Bruno Castlemaine");
        Assert.Equal(!good, page.Text().Contains("no longer works at the school", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_half_that_is_made_again_takes_the_place_of_the_first()
    {
        var first = await Print();
        var lost = await MakeSecond();
        await holder.Open("/");
        await holder.Follow("Bruno Castlemaine");
        await holder.Press("Make the second half again");
        var again = Half(holder.Page);

        Assert.Contains("That is not the second half", (await Type(site.Nobody(), first, lost)).Text(), StringComparison.Ordinal);
        Assert.Equal("Welcome, Bruno Castlemaine", (await Type(site.Nobody(), first, again)).Heading());
    }

    [Fact]
    public async Task A_newer_invitation_stops_the_older_one()
    {
        var older = await Print();
        await Print();

        Assert.Contains("is not known", (await Type(site.Nobody(), older, "BCDFG")).ErrorAt("First half"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_maker_nor_the_invited_nor_somebody_who_has_not_joined_nor_another_school_holds_the_second_half()
    {
        var absent = await site.Join("Nia Pask", "teacher");
        var stranger = await site.HasJoined(await site.OpenSchool("Harrowmere School"), "Kamil Brzezik", "kamil@harrowmere.example", "teacher");
        var own = await site.Read(db => db.Set<Person>().Where(person => person.Name == "Ada Thornquist").Select(person => person.Id).SingleAsync());

        var offered = ((IHtmlSelectElement)(await ada.Open($"/people/{bruno}/invite")).Labelled("Who will hold the second half?")).Options.Select(option => option.Text).ToList();

        Assert.Equal(["Choose a colleague", "Imogen Starkweather"], offered);
        foreach (var forged in new[] { own, bruno, absent, stranger })
        {
            Assert.Contains("Select who will hold the second half", (await Print(forged)).ErrorAt("Who will hold the second half?"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_has_joined_is_invited_again_on_paper_alone()
    {
        var kamil = await site.HasJoined("Kamil Brzezik", "kamil@wrenfield.example", "teacher");
        await ada.Open($"/people/{bruno}/invite");
        var token = ada.Page;
        var page = await ada.Open($"/people/{kamil}/invite");
        var forged = await ada.Borrow(token with { Address = new Uri(page.Address + "?handler=Link") }, "Make an invitation link");

        Assert.False(page.Has("Make an invitation link"));
        Assert.Contains("so their invitation is made on paper", forged.Text(), StringComparison.Ordinal);
        Assert.Empty(await site.Read(db => db.Set<Invitation>().ToListAsync()));
    }

    [Fact]
    public async Task Where_nobody_else_could_hold_a_half_a_link_opens_once_nobody_stopped_it_and_the_record_says_that_it_was_made_alone()
    {
        await ada.Open($"/people/{imogen}/invite");

        await ada.Press("Make an invitation link");
        var said = ada.Page.Text();
        var link = Link();
        site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);
        var early = await site.Nobody().Open(link);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);
        var visitor = site.Nobody();
        await visitor.Open(link);
        await visitor.Fill("Password", "lantern pickle fog").Press("Continue");

        Assert.Contains("It does not open yet. Nobody else can confirm it yet, so it counts from 22 November 2026 at 9:00am", said, StringComparison.Ordinal);
        Assert.Equal("This invitation no longer works", early.Heading());
        Assert.Equal("Set up a second step", visitor.Page.Heading());
        Assert.Contains("invitation.made-alone", await Kinds());
        Assert.Equal("Sign in", (await holder.Open("/posts")).Heading());
    }

    [Fact]
    public async Task Whoever_it_would_replace_stops_it_and_the_link_never_opens()
    {
        await ada.Open($"/people/{imogen}/invite");
        await ada.Press("Make an invitation link");
        var link = Link();
        await holder.Open("/");
        await holder.Follow("Imogen Starkweather gets a new sign-in, by a link that whoever asked has");

        var confirms = holder.Page.Has("Confirm it");
        await holder.Press("Stop it");
        site.Clock.Advance(TimeSpan.FromHours(25));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);

        Assert.False(confirms);
        Assert.Equal("This invitation no longer works", (await site.Nobody().Open(link)).Heading());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_signs_or_administers_is_invited_by_two_also_before_they_join(bool setUp)
    {
        if (setUp)
        {
            await site.Read(db => db.Set<Person>().Where(person => person.Id == imogen).ExecuteUpdateAsync(row => row.SetProperty(own => own.JoinedAt, (DateTimeOffset?)null)));
        }

        var nia = await site.WorksHere(site.School, "Nia Pask", "nia@wrenfield.example", "chair of governors");

        var page = await ada.Open($"/people/{nia}/invite");

        Assert.Equal(setUp, page.Has("Make an invitation link"));
    }

    [Fact]
    public async Task A_link_for_somebody_who_signed_nothing_lets_in_nobody_who_signs_by_now()
    {
        var nia = await site.WorksHere(site.School, "Nia Pask", "nia@wrenfield.example", "teacher");
        await ada.Open($"/people/{nia}/invite");
        await ada.Press("Make an invitation link");
        var link = Link();
        var before = await site.Nobody().Open(link);
        await site.Holds(nia, "headteacher");

        var after = await site.Nobody().Open(link);

        Assert.Equal("Welcome, Nia Pask", before.Heading());
        Assert.Equal("This invitation no longer works", after.Heading());
    }

    [Fact]
    public async Task A_holder_whose_own_signatures_rest_makes_no_second_half()
    {
        var nia = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "teacher");
        await ada.Open($"/people/{nia}/invite");
        await ada.Choose("Imogen Starkweather", "Who will hold the second half?").Press("Make an invitation on paper");
        await site.Read(db => db.Set<Person>().Where(person => person.Id == imogen).ExecuteUpdateAsync(row => row.SetProperty(own => own.SignaturesRestSince, site.Clock.GetUtcNow())));
        await holder.Open("/");
        await holder.Follow("Nia Pask");

        var page = await holder.Press("Make the second half");

        Assert.Contains("does not let you confirm this any more", page.Text(), StringComparison.Ordinal);
        Assert.Null((await site.Read(db => db.Set<Invitation>().SingleAsync())).SecondHash);
    }

    [Fact]
    public async Task A_colleague_who_confirms_nothing_holds_no_half_for_somebody_who_has_joined()
    {
        await site.HasJoined("Kamil Brzezik", "kamil@wrenfield.example", "teacher");
        var nia = await site.HasJoined("Nia Pask", "nia@wrenfield.example", "teacher");

        var offered = ((IHtmlSelectElement)(await ada.Open($"/people/{nia}/invite")).Labelled("Who will hold the second half?")).Options.Select(option => option.Text);

        Assert.Equal(["Choose a colleague", "Imogen Starkweather"], offered);
    }

    [Fact]
    public async Task A_link_from_before_somebody_joined_in_another_way_replaces_nothing()
    {
        var nia = await site.WorksHere(site.School, "Nia Pask", "nia@wrenfield.example", "teacher");
        await ada.Open($"/people/{nia}/invite");
        await ada.Press("Make an invitation link");
        var link = new Uri(ada.Page.Document.QuerySelector("main code")!.TextContent).PathAndQuery;
        var visitor = site.Nobody();
        await visitor.Open(link);
        await site.Gets(nia, "nia@wrenfield.example");

        var late = await visitor.Fill("Password", "lantern pickle fog").Press("Continue");
        var open = await site.Nobody().Open(link);

        Assert.Equal("This invitation no longer works", late.Heading());
        Assert.Equal("This invitation no longer works", open.Heading());
        Assert.Equal("Set up a second step", (await site.Nobody().SignIn("nia@wrenfield.example")).Heading());
    }

    [Fact]
    public async Task A_colleague_who_is_no_administrator_invites_nobody() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await holder.Open($"/people/{bruno}/invite")).Status);

    private async Task<string> Print()
    {
        await ada.Open($"/people/{bruno}/invite");
        await ada.Choose("Imogen Starkweather", "Who will hold the second half?").Press("Make an invitation on paper");
        return Half(ada.Page);
    }

    private async Task<Page> Print(PersonId holder)
    {
        await ada.Open($"/people/{bruno}/invite");
        var list = (IHtmlSelectElement)ada.Page.Labelled("Who will hold the second half?");
        list.Options[1].Value = holder.ToString();
        list.Options[1].IsSelected = true;
        return await ada.Press("Make an invitation on paper");
    }

    private async Task<string> MakeSecond()
    {
        await holder.Open("/");
        await holder.Follow("Bruno Castlemaine");
        await holder.Press("Make the second half");
        return Half(holder.Page);
    }

    private static async Task<Page> Type(Visitor visitor, string first, string second)
    {
        await visitor.Open("/join");
        return await visitor.Fill("First half", first).Fill("Second half", second).Press("Continue");
    }

    private string Link() => new Uri(ada.Page.Document.QuerySelector("main code")!.TextContent).PathAndQuery;

    private static string Half(Page page) => page.Document.QuerySelector(".cs-half code")!.TextContent;

    private Task<int> Leaves(PersonId person, DateOnly lastDay) =>
        site.Read(db => db.Set<Person>().Where(row => row.Id == person).ExecuteUpdateAsync(row => row.SetProperty(own => own.LeavesOn, lastDay)));

    private Task<List<string>> Kinds() => site.Read(db => db.Acts.OrderBy(act => act.Number)
        .Where(act => act.Kind.StartsWith("invitation.") || act.Kind.StartsWith("sheet") || (act.Kind == "password.set" && act.By != null)).Select(act => act.Kind).ToListAsync());

    private async Task<string> Everything() => string.Join('\n', await site.Read(db => db.Acts.Select(act => act.About + act.Content).ToListAsync()))
        + string.Join('\n', await site.Read(db => db.Set<Invitation>().Select(row => row.KeyHash + row.SecondHash).ToListAsync()));
}
